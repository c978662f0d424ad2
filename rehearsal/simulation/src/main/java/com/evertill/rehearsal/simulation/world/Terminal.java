package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.rehearsal.simulation.disk.Power;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A card terminal and the line to it. It knows what it has taken, and lives on when the box does not. */
final class Terminal {
    /** After which it gives a payment up by itself. */
    static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** After which the driver gives up waiting for it. */
    static final Duration PATIENCE = TIMEOUT.plusSeconds(30);

    /** What becomes of the next payments. */
    enum Manner {
        APPROVES,
        APPROVES_HALF,
        /** It cannot reach the bank, and takes the risk; the bank says yes or no later. */
        APPROVES_WITHOUT_THE_BANK,
        DECLINES,
        DECLINES_AND_APPROVES_LATER,
        LOSES_THE_ANSWER,
        NEVER_GETS_THE_REQUEST,
        GETS_THE_REQUEST_LATE
    }

    /** What becomes of the next reversals. */
    enum Reversing {
        GIVES_BACK,
        REFUSES,
        LOSES_THE_ANSWER,
        NEVER_GETS_THE_REQUEST
    }

    enum State {
        ON_ITS_WAY,
        IN_PROGRESS,
        TAKEN,
        DECLINED,
        /** It said no, and says yes after all. */
        DECLINED_FOR_NOW,
        /** It said yes without the bank, which says no. */
        DECLINED_LATER
    }

    /** One payment, or refund, as the terminal knows it. */
    static final class Payment {
        final Money amount;
        /** It is a refund. */
        final boolean back;

        State state;
        boolean reversed;
        /** The bank has not been asked yet. */
        boolean stored;

        boolean bankSaysNo;

        Payment(Money amount, State state, boolean back) {
            this.amount = amount;
            this.state = state;
            this.back = back;
        }
    }

    private final TillPlace place;
    private final World world;
    private final Random dice;
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Map<String, ReversalOutcome> reversals = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private Manner manner = Manner.APPROVES;
    private Reversing reversing = Reversing.GIVES_BACK;
    private int seconds = 4;
    private boolean reachable = true;
    private int period = 1;
    private long ended;
    private long last;

    Terminal(TillPlace place) {
        this.place = place;
        this.world = place.world();
        this.dice = world.dice("terminal " + place.name());
    }

    /** @param takes seconds that the customer does. */
    void payments(Manner next, int takes) {
        manner = next;
        seconds = takes;
    }

    void reversals(Reversing next) {
        reversing = next;
    }

    void reachable(boolean now) {
        reachable = now;
    }

    boolean isReachable() {
        return reachable;
    }

    /** From now on it does as it should, and whatever was on its way has come. */
    void calm() {
        manner = Manner.APPROVES;
        reversing = Reversing.GIVES_BACK;
        reachable = true;
        seconds = 2;
        payments.values().forEach(payment -> {
            if (payment.state == State.ON_ITS_WAY || payment.state == State.DECLINED_FOR_NOW) {
                payment.state = State.TAKEN;
            }
        });
        forwardAll();
    }

    /** What it took and did not take back, minor units by reference; below zero for what it gave back to a card. */
    Map<String, Long> captured() {
        var taken = new LinkedHashMap<String, Long>();
        payments.forEach((reference, payment) -> {
            if (payment.state == State.TAKEN && !payment.reversed) {
                taken.put(reference, payment.back ? -payment.amount.minor() : payment.amount.minor());
            }
        });
        return taken;
    }

    private long capturedTogether() {
        return captured().values().stream().mapToLong(Long::longValue).sum();
    }

    // What it counts

    /** Of the period that is open, in minor units. */
    long openPeriod() {
        return capturedTogether() - ended;
    }

    /** Over all periods that were ended. */
    long ended() {
        return ended;
    }

    int period() {
        return period;
    }

    /** Of the period that was ended last. */
    long lastPeriod() {
        return last;
    }

    /** The bank hears of all that it was not asked about, or it would be in no period. */
    void endPeriod() {
        forwardAll();
        last = openPeriod();
        ended = capturedTogether();
        period++;
    }

    /** What its slip says. */
    @Nullable
    Money taken(String reference) {
        var payment = payments.get(reference);
        return payment != null && payment.state == State.TAKEN && !payment.reversed ? payment.amount : null;
    }

    /** Whether the bank said no to what the terminal had approved without it. */
    boolean hasDeclinedLater(String reference) {
        var payment = payments.get(reference);
        return payment != null && payment.state == State.DECLINED_LATER;
    }

    private void forwardAll() {
        payments.values().forEach(this::forward);
    }

    private void forward(Payment payment) {
        if (!payment.stored || payment.state != State.TAKEN || payment.reversed) {
            return;
        }
        payment.stored = false;
        if (payment.bankSaysNo) {
            world.count(Fault.THE_BANK_DECLINED_LATER);
            payment.state = State.DECLINED_LATER;
        }
    }

    boolean isBusy() {
        return payments.values().stream().anyMatch(payment -> payment.state == State.IN_PROGRESS);
    }

    /** As one life of the box sees it. */
    CardTerminal seenBy(Power power) {
        return new TerminalLine(this, world, power);
    }

    // What comes over the line

    /** A name may come once only. */
    void name(String reference) {
        if (!names.add(reference)) {
            world.broken(
                    Invariant.CARD_CAPTURES_MATCH_TENDERS, place.name() + " gave the terminal " + reference + " twice");
        }
    }

    @Nullable
    Payment payment(String reference) {
        return payments.get(reference);
    }

    @Nullable
    ReversalOutcome reversal(String reference) {
        return reversals.get(reference);
    }

    /** A refund is like a payment to it, but that it never gives without asking the bank. */
    @Nullable
    Payment refund(String reference, Money amount) {
        if (manner == Manner.LOSES_THE_ANSWER) {
            world.count(Fault.A_REFUNDS_ANSWER_WAS_LOST);
        }
        return begin(reference, amount, manner == Manner.APPROVES_WITHOUT_THE_BANK ? Manner.APPROVES : manner, true);
    }

    @Nullable
    Payment begin(String reference, Money amount) {
        return begin(reference, amount, manner, false);
    }

    /** The payment that has begun, if it has; the customer takes the time that the customer takes. */
    private @Nullable Payment begin(String reference, Money amount, Manner how, boolean back) {
        var less = new Money(Math.max(1, amount.minor() / 2), amount.currency());
        return switch (how) {
            case NEVER_GETS_THE_REQUEST -> {
                world.count(Fault.A_REQUEST_TO_A_TERMINAL_WAS_LOST);
                yield null;
            }
            case GETS_THE_REQUEST_LATE -> {
                world.count(Fault.A_PAYMENT_WAS_APPROVED_LATE);
                var payment = put(reference, amount, State.ON_ITS_WAY, back);
                settle(payment, State.ON_ITS_WAY, State.TAKEN, 30 + dice.nextInt(300));
                yield null;
            }
            case APPROVES -> settle(put(reference, amount, State.IN_PROGRESS, back), State.TAKEN);
            case APPROVES_HALF -> {
                world.count(Fault.A_TERMINAL_APPROVED_LESS);
                yield settle(put(reference, less, State.IN_PROGRESS, back), State.TAKEN);
            }
            case APPROVES_WITHOUT_THE_BANK -> {
                world.count(Fault.A_TERMINAL_APPROVED_WITHOUT_THE_BANK);
                var payment = settle(put(reference, amount, State.IN_PROGRESS, back), State.TAKEN);
                payment.stored = true;
                payment.bankSaysNo = dice.nextInt(2) == 0;
                world.after(Duration.ofSeconds(seconds + 20 + dice.nextInt(1_800)), () -> forward(payment));
                yield payment;
            }
            case LOSES_THE_ANSWER -> {
                world.count(Fault.A_TERMINALS_ANSWER_WAS_LOST);
                settle(put(reference, amount, State.IN_PROGRESS, back), State.TAKEN);
                yield null;
            }
            case DECLINES -> {
                world.count(Fault.A_TERMINAL_DECLINED);
                yield settle(put(reference, amount, State.IN_PROGRESS, back), State.DECLINED);
            }
            case DECLINES_AND_APPROVES_LATER -> {
                world.count(Fault.A_PAYMENT_WAS_APPROVED_LATE);
                var payment = settle(put(reference, amount, State.IN_PROGRESS, back), State.DECLINED_FOR_NOW);
                settle(payment, State.DECLINED_FOR_NOW, State.TAKEN, seconds + 9 + dice.nextInt(50));
                yield payment;
            }
        };
    }

    private Payment put(String reference, Money amount, State state, boolean back) {
        var payment = new Payment(amount, state, back);
        payments.put(reference, payment);
        return payment;
    }

    private Payment settle(Payment payment, State as) {
        settle(payment, State.IN_PROGRESS, as, seconds);
        return payment;
    }

    private void settle(Payment payment, State from, State to, int after) {
        world.after(Duration.ofSeconds(after), () -> {
            if (payment.state == from) {
                payment.state = to;
            }
        });
    }

    void abort(String reference) {
        var payment = payments.get(reference);
        if (payment != null && payment.state == State.IN_PROGRESS) {
            payment.state = State.DECLINED;
        }
    }

    static PaymentOutcome outcome(String reference, Payment payment) {
        return switch (payment.state) {
            case TAKEN -> new PaymentOutcome.Approved(approval(reference, payment.amount, payment.stored));
            case DECLINED, DECLINED_FOR_NOW, DECLINED_LATER ->
                new PaymentOutcome.Declined(PaymentOutcome.Reason.REFUSED, "no cover");
            case ON_ITS_WAY, IN_PROGRESS -> new PaymentOutcome.Unknown("no answer in time");
        };
    }

    private static CardApproval approval(String reference, Money amount, boolean offline) {
        return new CardApproval(
                "POI-" + reference, "A1B2C3", "************1111", "Visa", amount, List.of(), offline, null);
    }

    /** Whether there is an answer, and which. */
    ReversalOutcome reverse(String reversal, String original, String poiTransactionId, Money amount) {
        if (reversing == Reversing.NEVER_GETS_THE_REQUEST) {
            world.count(Fault.A_REQUEST_TO_A_TERMINAL_WAS_LOST);
            return new ReversalOutcome.Unknown("nothing came back");
        }
        var payment = payments.get(original);
        ReversalOutcome outcome = new ReversalOutcome.Refused("not allowed");
        if (reversing == Reversing.REFUSES) {
            world.count(Fault.A_REVERSAL_WAS_REFUSED);
        } else if (payment != null
                && payment.state == State.TAKEN
                && !payment.reversed
                && payment.amount.equals(amount)
                && poiTransactionId.equals("POI-" + original)) {
            payment.reversed = true;
            outcome = new ReversalOutcome.Reversed("POI-" + reversal, List.of());
        }
        reversals.put(reversal, outcome);
        if (reversing == Reversing.LOSES_THE_ANSWER) {
            world.count(Fault.A_REVERSALS_ANSWER_WAS_LOST);
            return new ReversalOutcome.Unknown("nothing came back");
        }
        return outcome;
    }
}
