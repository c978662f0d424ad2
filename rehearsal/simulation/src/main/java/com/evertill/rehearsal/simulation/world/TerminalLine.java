package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.money.Money;
import com.evertill.devices.DeviceState;
import com.evertill.devices.DeviceState.Health;
import com.evertill.devices.terminal.AbortOutcome;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.Refund;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.devices.terminal.TerminalTotals;
import com.evertill.devices.terminal.TerminalTotals.Kind;
import com.evertill.devices.terminal.TerminalTotals.Line;
import com.evertill.devices.terminal.TotalsOutcome;
import com.evertill.rehearsal.simulation.disk.Power;
import com.evertill.rehearsal.simulation.disk.Power.Moment;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A terminal as one life of a box sees it. Waiting for it is letting the world go on; if the box dies meanwhile, nobody is left to be answered. */
final class TerminalLine implements CardTerminal {
    private static final String NOBODY = "nobody listens";
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final Terminal terminal;
    private final World world;
    private final Power power;

    TerminalLine(Terminal terminal, World world, Power power) {
        this.terminal = terminal;
        this.world = world;
        this.power = power;
    }

    private boolean isAway() {
        if (!terminal.isReachable()) {
            world.count(Fault.A_TERMINAL_WAS_NOT_TO_BE_REACHED);
        }
        return !terminal.isReachable();
    }

    private void await(BooleanSupplier done, Duration longest) {
        world.pass(() -> done.getAsBoolean() || !power.isOn(), world.now().plus(longest));
        power.moment(Moment.OUTSIDE);
    }

    @Override
    public PaymentOutcome pay(PaymentReference reference, Money amount) {
        return asks(reference.value(), name -> terminal.begin(name, amount));
    }

    private PaymentOutcome asks(String reference, Function<String, Terminal.@Nullable Payment> beginning) {
        power.moment(Moment.OUTSIDE);
        terminal.name(reference);
        if (isAway()) {
            return new PaymentOutcome.NotAsked(NOBODY);
        }
        var payment = beginning.apply(reference);
        if (payment == null) {
            await(() -> false, Terminal.PATIENCE);
            return new PaymentOutcome.Unknown("nothing came back");
        }
        await(() -> payment.state != Terminal.State.IN_PROGRESS, Terminal.PATIENCE);
        return isAway() ? new PaymentOutcome.Unknown(NOBODY) : Terminal.outcome(reference, payment);
    }

    @Override
    public StatusOutcome<PaymentOutcome> status(PaymentReference reference, Money asked) {
        power.moment(Moment.OUTSIDE);
        if (isAway()) {
            return new StatusOutcome.Unreachable<>(NOBODY);
        }
        var payment = terminal.payment(reference.value());
        if (payment == null || payment.state == Terminal.State.ON_ITS_WAY) {
            return new StatusOutcome.NotFound<>();
        }
        return payment.state == Terminal.State.IN_PROGRESS
                ? new StatusOutcome.InProgress<>()
                : new StatusOutcome.Settled<>(Terminal.outcome(reference.value(), payment));
    }

    @Override
    public AbortOutcome abort(PaymentReference reference) {
        power.moment(Moment.OUTSIDE);
        if (isAway()) {
            return new AbortOutcome.Unreachable(NOBODY);
        }
        terminal.abort(reference.value());
        return new AbortOutcome.Asked();
    }

    @Override
    public ReversalOutcome reverse(
            PaymentReference reversal, PaymentReference original, String poiTransactionId, Money amount) {
        power.moment(Moment.OUTSIDE);
        terminal.name(reversal.value());
        if (isAway()) {
            return new ReversalOutcome.NotAsked(NOBODY);
        }
        var outcome = terminal.reverse(reversal.value(), original.value(), poiTransactionId, amount);
        await(() -> false, outcome instanceof ReversalOutcome.Unknown ? Terminal.PATIENCE : A_MOMENT);
        return outcome;
    }

    @Override
    public StatusOutcome<ReversalOutcome> reversalStatus(PaymentReference reversal) {
        power.moment(Moment.OUTSIDE);
        if (isAway()) {
            return new StatusOutcome.Unreachable<>(NOBODY);
        }
        var known = terminal.reversal(reversal.value());
        return known == null ? new StatusOutcome.NotFound<>() : new StatusOutcome.Settled<>(known);
    }

    @Override
    public PaymentOutcome refund(Refund refund) {
        return asks(refund.reference().value(), name -> terminal.refund(name, refund.amount()));
    }

    @Override
    public StatusOutcome<PaymentOutcome> refundStatus(Refund refund) {
        return status(refund.reference(), refund.amount());
    }

    @Override
    public TotalsOutcome totals() {
        power.moment(Moment.OUTSIDE);
        return isAway() ? new TotalsOutcome.Unreachable(NOBODY) : told(terminal.period(), terminal.openPeriod());
    }

    /** Its answer is lost where the terminal goes away, or the box, while it talks to the bank. */
    @Override
    public TotalsOutcome reconcile() {
        power.moment(Moment.OUTSIDE);
        if (isAway()) {
            return new TotalsOutcome.Unreachable(NOBODY);
        }
        terminal.endPeriod();
        var told = told(terminal.period() - 1, terminal.lastPeriod());
        await(() -> false, A_MOMENT);
        return isAway() ? new TotalsOutcome.Unreachable(NOBODY) : told;
    }

    @Override
    public TotalsOutcome lastReconciled() {
        power.moment(Moment.OUTSIDE);
        return isAway() ? new TotalsOutcome.Unreachable(NOBODY) : told(terminal.period() - 1, terminal.lastPeriod());
    }

    private TotalsOutcome told(int period, long minor) {
        var kind = minor < 0 ? Kind.REVERSAL : Kind.PAYMENT;
        var line = new Line(kind, "", 1, new Money(Math.abs(minor), Goods.EUR));
        return new TotalsOutcome.Told(new TerminalTotals(String.valueOf(period), List.of(line)));
    }

    @Override
    public DeviceState check() {
        return terminal.isReachable() ? DeviceState.READY : new DeviceState(Health.OFFLINE, NOBODY);
    }

    @Override
    public void close() {}
}
