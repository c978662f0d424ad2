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
import com.evertill.devices.terminal.TotalsOutcome;
import com.evertill.rehearsal.simulation.disk.Power;
import com.evertill.rehearsal.simulation.disk.Power.Moment;
import java.time.Duration;
import java.util.function.BooleanSupplier;

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
        power.moment(Moment.OUTSIDE);
        terminal.name(reference.value());
        if (isAway()) {
            return new PaymentOutcome.NotAsked(NOBODY);
        }
        var payment = terminal.begin(reference.value(), amount);
        if (payment == null) {
            await(() -> false, Terminal.PATIENCE);
            return new PaymentOutcome.Unknown("nothing came back");
        }
        await(() -> payment.state != Terminal.State.IN_PROGRESS, Terminal.PATIENCE);
        return isAway() ? new PaymentOutcome.Unknown(NOBODY) : Terminal.outcome(reference.value(), payment);
    }

    @Override
    public StatusOutcome<PaymentOutcome> status(PaymentReference reference) {
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
        throw new UnsupportedOperationException("nothing refunds yet");
    }

    @Override
    public StatusOutcome<PaymentOutcome> refundStatus(Refund refund) {
        throw new UnsupportedOperationException("nothing refunds yet");
    }

    @Override
    public TotalsOutcome totals() {
        return new TotalsOutcome.Refused("it does not count");
    }

    @Override
    public TotalsOutcome reconcile() {
        return totals();
    }

    @Override
    public TotalsOutcome lastReconciled() {
        return totals();
    }

    @Override
    public DeviceState check() {
        return terminal.isReachable() ? DeviceState.READY : new DeviceState(Health.OFFLINE, NOBODY);
    }

    @Override
    public void close() {}
}
