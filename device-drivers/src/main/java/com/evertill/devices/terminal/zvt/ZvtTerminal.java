package com.evertill.devices.terminal.zvt;

import com.evertill.commerce.money.Money;
import com.evertill.devices.DeviceState;
import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.terminal.AbortOutcome;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentOutcome.Reason;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.Refund;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.devices.terminal.TotalsOutcome;
import com.evertill.devices.terminal.zvt.Connection.LastEntry;
import com.evertill.devices.terminal.zvt.Dialogue.End;
import com.evertill.devices.terminal.zvt.Settlement.Settled;
import com.evertill.devices.terminal.zvt.ZvtNote.Stage;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A terminal that speaks ZVT, revision 13. One thing at a time: whoever asks while it is with a customer hears that it is. */
public final class ZvtTerminal implements CardTerminal {
    private final ZvtConfig config;
    private final ZvtMemory memory;
    private final InstantSource clock;
    private final Executor executor;
    private final Connection connection;
    private final Settlement settlement;
    private final Day day;
    private final ReentrantLock conversation = new ReentrantLock();
    private volatile @Nullable Asking asking;

    /**
     * @param memory of this terminal alone.
     * @param clock for the time when something was begun, which is compared with the terminal's where there is nothing better.
     * @param executor for what must not be waited for: keeping an approval, and answering what comes unasked.
     */
    public ZvtTerminal(
            ZvtConfig config, ZvtLine.Connector connector, ZvtMemory memory, InstantSource clock, Executor executor) {
        this.config = config;
        this.memory = memory;
        this.clock = clock;
        this.executor = executor;
        this.connection = new Connection(config, connector, this::fromBefore, () -> executor.execute(this::attend));
        this.settlement = new Settlement(connection, memory, config.zone());
        this.day = new Day(config, connection, settlement);
    }

    // Paying

    @Override
    public PaymentOutcome pay(PaymentReference reference, Money amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a payment of " + amount);
        }
        return alone(reference, () -> switch (prepared(reference)) {
            case LastEntry.Told told ->
                paid(
                        begun(ZvtNote.payment(reference, amount, clock.instant(), told.booking())),
                        Messages.authorisation(amount));
            case LastEntry.Busy(var why) -> new PaymentOutcome.NotAsked(why);
            case LastEntry.NotTold(var why) -> new PaymentOutcome.NotAsked(why);
        });
    }

    private <T> T alone(PaymentReference reference, Supplier<T> work) {
        conversation.lock();
        try {
            asking = new Asking(reference, connection);
            return work.get();
        } finally {
            asking = null;
            release();
        }
    }

    private void release() {
        conversation.unlock();
        attend();
    }

    private LastEntry prepared(PaymentReference reference) {
        if (memory.find(reference).isPresent()) {
            throw new IllegalArgumentException(reference + " was given before");
        }
        return settlement.before();
    }

    private ZvtNote begun(ZvtNote note) {
        memory.keep(note);
        return note;
    }

    private PaymentOutcome paid(ZvtNote note, Apdu command) {
        var current = Objects.requireNonNull(asking);
        var approving = new Approving(note, config, memory, executor, current::isToStop);
        var result = connection.hold(command, config.silence(), approving, current::heard);
        forget(current);
        approving.throwFault();
        var status = result.status();
        if (result.end() instanceof End.Completed && result.accepted() && status != null) {
            var approval = status.approval(note.amount(), result.receipts());
            connection.wrote(status.booking());
            memory.keep(note.booked(status.booking(), approval));
            return new PaymentOutcome.Approved(Objects.requireNonNull(approval));
        }
        return switch (result.end()) {
            case End.Broken(var why) -> new PaymentOutcome.Unknown(why);
            case End.Refused(var code) -> declined(note, code, "", false);
            // It may have booked, and only failed to print: its last receipt tells.
            case End.Aborted _
            when result.accepted() ->
                new PaymentOutcome.Unknown("The terminal approved the payment and broke it off then.");
            case End.Aborted(var code) -> declined(note, code, status, current.isToStop());
            case End.Completed _
            when status != null && !status.isDone() ->
                declined(note, status.result(), status.text(), current.isToStop());
            case End.Completed _ -> new PaymentOutcome.Unknown("The terminal ended the payment and did not say how.");
        };
    }

    /** What the last entry is must be asked for, and the answer to an abort may still come. */
    private void forget(Asking ended) {
        connection.wrote(null);
        if (ended.isToStop()) {
            connection.close();
        }
    }

    private PaymentOutcome declined(ZvtNote note, int code, @Nullable StatusInformation status, boolean wasStopped) {
        return status == null || status.isDone()
                ? declined(note, code, "", wasStopped)
                : declined(note, status.result(), status.text(), wasStopped);
    }

    private PaymentOutcome declined(ZvtNote note, int code, String text, boolean wasStopped) {
        var reason = wasStopped ? Reason.CANCELLED : ResultCode.reason(code);
        var words = ResultCode.words(code, text);
        memory.keep(note.notBooked(reason, words));
        return new PaymentOutcome.Declined(reason, words);
    }

    // Giving back

    @Override
    public ReversalOutcome reverse(
            PaymentReference reversal, PaymentReference original, String poiTransactionId, Money amount) {
        var named = Booking.parse(poiTransactionId);
        if (named.isEmpty()) {
            return ReversalOutcome.Refused.OF_ANOTHER_TERMINAL;
        }
        var payment = named.get();
        if (payment.minor() != amount.minor()) {
            return new ReversalOutcome.Refused("This terminal takes back only the whole of a payment.");
        }
        return alone(reversal, () -> switch (prepared(reversal)) {
            case LastEntry.Told told ->
                reversed(begun(ZvtNote.reversal(reversal, amount, clock.instant(), told.booking(), payment)), payment);
            case LastEntry.Busy(var why) -> new ReversalOutcome.NotAsked(why);
            case LastEntry.NotTold(var why) -> new ReversalOutcome.NotAsked(why);
        });
    }

    private ReversalOutcome reversed(ZvtNote note, Booking payment) {
        var approving = new Approving(note, config, memory, executor, () -> false);
        var result =
                connection.hold(Messages.reversal(config, payment.receipt()), config.silence(), approving, () -> {});
        connection.wrote(null);
        approving.throwFault();
        var status = result.status();
        return switch (result.end()) {
            case End.Broken(var why) -> new ReversalOutcome.Unknown(why);
            case End.Completed _
            when status == null || status.isDone() ->
                givenBack(
                        note,
                        status == null ? null : status.booking(),
                        result.receipts().customer());
            case End.Completed _ ->
                notGivenBack(note, Objects.requireNonNull(status).result());
            case End.Aborted _
            when result.accepted() ->
                new ReversalOutcome.Unknown("The terminal reversed the payment and broke it off then.");
            case End.Aborted(var code) ->
                notGivenBack(note, status == null || status.isDone() ? code : status.result());
            case End.Refused(var code) -> notGivenBack(note, code);
        };
    }

    private ReversalOutcome givenBack(ZvtNote note, @Nullable Booking entry, List<String> receipt) {
        connection.wrote(entry);
        memory.keep(note.booked(entry, null));
        return new ReversalOutcome.Reversed(entry == null ? "" : entry.asText(), receipt);
    }

    private ReversalOutcome notGivenBack(ZvtNote note, int code) {
        if (code == ResultCode.ALREADY_REVERSED) {
            return givenBack(note, null, List.of());
        }
        var words = ResultCode.words(code);
        memory.keep(note.notBooked(ResultCode.reason(code), words));
        return ResultCode.isBusy(code) ? new ReversalOutcome.NotAsked(words) : new ReversalOutcome.Refused(words);
    }

    /** To the card that is presented: ZVT cannot say whose payment it was. */
    @Override
    public PaymentOutcome refund(Refund refund) {
        var reference = refund.reference();
        return alone(reference, () -> switch (prepared(reference)) {
            case LastEntry.Told told ->
                paid(
                        begun(ZvtNote.refund(reference, refund.amount(), clock.instant(), told.booking())),
                        Messages.refund(config, refund.amount()));
            case LastEntry.Busy(var why) -> new PaymentOutcome.NotAsked(why);
            case LastEntry.NotTold(var why) -> new PaymentOutcome.NotAsked(why);
        });
    }

    // What became of it

    @Override
    public StatusOutcome<PaymentOutcome> status(PaymentReference reference, Money asked) {
        return outcome(reference, ZvtNote::asPayment);
    }

    @Override
    public StatusOutcome<ReversalOutcome> reversalStatus(PaymentReference reversal) {
        return outcome(reversal, ZvtNote::asReversal);
    }

    @Override
    public StatusOutcome<PaymentOutcome> refundStatus(Refund refund) {
        return status(refund.reference(), refund.amount());
    }

    private <T> StatusOutcome<T> outcome(PaymentReference reference, Function<ZvtNote, T> meaning) {
        return switch (settled(reference)) {
            case Settled.Known(var note) -> new StatusOutcome.Settled<>(meaning.apply(note));
            case Settled.Busy _ -> new StatusOutcome.InProgress<>();
            case Settled.NotThere _ -> new StatusOutcome.NotFound<>();
            case Settled.NotKnown(var why) -> new StatusOutcome.Unreachable<>(why);
        };
    }

    private Settled settled(PaymentReference reference) {
        if (!conversation.tryLock()) {
            return memory.find(reference)
                    .filter(note -> !note.stage().isOpen())
                    .map(Settlement::remembered)
                    .orElseGet(Settled.Busy::new);
        }
        try {
            return memory.find(reference).map(settlement::of).orElseGet(Settled.NotThere::new);
        } finally {
            release();
        }
    }

    // The day

    @Override
    public TotalsOutcome totals() {
        return counted(() -> day.told(Messages.turnoverTotals(config)));
    }

    @Override
    public TotalsOutcome reconcile() {
        return counted(day::closed);
    }

    @Override
    public TotalsOutcome lastReconciled() {
        return counted(day::lastClosed);
    }

    private TotalsOutcome counted(Supplier<TotalsOutcome> work) {
        if (!conversation.tryLock()) {
            return new TotalsOutcome.Unreachable("The terminal is with a customer.");
        }
        try {
            return work.get();
        } finally {
            release();
        }
    }

    // Stopping

    @Override
    public AbortOutcome abort(PaymentReference reference) {
        var current = asking;
        if (current != null) {
            return !current.isFor(reference)
                    ? new AbortOutcome.Unreachable("The terminal is with another payment.")
                    : current.stop()
                            ? new AbortOutcome.Asked()
                            : new AbortOutcome.Unreachable("The connection to the terminal is broken.");
        }
        if (!conversation.tryLock()) {
            return new AbortOutcome.Unreachable("The terminal is being asked something else.");
        }
        try {
            return memory.find(reference).filter(note -> note.stage().isOpen()).isEmpty()
                    ? new AbortOutcome.Asked()
                    : abortWhateverItDoes();
        } finally {
            release();
        }
    }

    private AbortOutcome abortWhateverItDoes() {
        var trouble = connection.open();
        boolean isThere = trouble == null || trouble instanceof LastEntry.Busy;
        return isThere && connection.tell(new Apdu(Commands.ABORT_FROM_TILL))
                ? new AbortOutcome.Asked()
                : new AbortOutcome.Unreachable("The terminal cannot be reached.");
    }

    // Unasked

    private void attend() {
        while (connection.isWaiting() && conversation.tryLock()) {
            try {
                connection.attend();
            } finally {
                conversation.unlock();
            }
        }
    }

    /** Of an approval that nobody waits for, the terminal learns what is on record: what is not, it takes back. */
    private int fromBefore(@Nullable StatusInformation status) {
        if (status != null && !status.isDone()) {
            return Commands.DONE;
        }
        var booking = status == null ? null : status.booking();
        boolean isOnRecord = booking != null
                && memory.latest()
                        .filter(note -> note.stage() == Stage.APPROVED || note.stage() == Stage.BOOKED)
                        .map(ZvtNote::booked)
                        .filter(booking::isSameAs)
                        .isPresent();
        return isOnRecord ? Commands.DONE : Commands.GOODS_NOT_ISSUED;
    }

    @Override
    public DeviceState check() {
        if (!conversation.tryLock()) {
            return DeviceState.READY; // with a customer
        }
        try {
            return switch (connection.open()) {
                case null -> enquired();
                case LastEntry.NotTold(var why) -> new DeviceState(Health.OFFLINE, why);
                case LastEntry.Busy _, LastEntry.Told _ -> DeviceState.READY;
            };
        } finally {
            release();
        }
    }

    private DeviceState enquired() {
        var end = connection
                .hold(Messages.statusEnquiry(config), config.answer(), Dialogue.NONE, () -> {})
                .end();
        return switch (end) {
            case End.Completed completed -> TerminalStatus.of(completed.data());
            case End.Broken(var why) -> new DeviceState(Health.OFFLINE, why);
            // It has no such command, or no time for it; it is there.
            case End.Refused _, End.Aborted _ -> DeviceState.READY;
        };
    }

    /** Logs off, unless something is open that the terminal will be asked about. */
    @Override
    public void close() {
        if (conversation.tryLock()) {
            try {
                if (memory.latest().filter(note -> note.stage().isOpen()).isEmpty()) {
                    connection.send(new Apdu(Commands.LOG_OFF));
                }
            } finally {
                conversation.unlock();
            }
        }
        connection.close();
    }
}
