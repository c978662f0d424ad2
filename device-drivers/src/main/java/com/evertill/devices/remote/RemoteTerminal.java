package com.evertill.devices.remote;

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
import com.evertill.devices.wire.TerminalAnswer;
import com.evertill.devices.wire.TerminalRequest;
import java.time.Duration;

/** The card terminal of a lane of another box. The driver there keeps the terminal's own time-outs. */
public final class RemoteTerminal implements CardTerminal {

    /** For the way there and back, and for what the driver does besides waiting. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final Duration QUICK = Duration.ofSeconds(20);
    private static final String ODD = "The lane answered something else.";

    private final RemoteLane lane;
    private final Duration patience;

    /** @param terminalTimeout after which the terminal itself gives a payment up. */
    public RemoteTerminal(RemoteLane lane, Duration terminalTimeout) {
        this.lane = lane;
        this.patience = terminalTimeout.plus(MARGIN);
    }

    @Override
    public PaymentOutcome pay(PaymentReference reference, Money amount) {
        return payment(new TerminalRequest.Pay(reference, amount));
    }

    @Override
    public PaymentOutcome refund(Refund refund) {
        return payment(new TerminalRequest.GiveBack(refund));
    }

    private PaymentOutcome payment(TerminalRequest request) {
        return switch (lane.ask(request, patience)) {
            case Answer.Came<TerminalAnswer>(TerminalAnswer.Payment(var outcome)) -> outcome;
            case Answer.Came<TerminalAnswer> _ -> new PaymentOutcome.Unknown(ODD);
            case Answer.NotAsked<TerminalAnswer>(var why) -> new PaymentOutcome.NotAsked(why);
            case Answer.Lost<TerminalAnswer>(var why) -> new PaymentOutcome.Unknown(why);
        };
    }

    @Override
    public StatusOutcome<PaymentOutcome> status(PaymentReference reference, Money asked) {
        return paymentStatus(new TerminalRequest.Status(reference, asked));
    }

    @Override
    public StatusOutcome<PaymentOutcome> refundStatus(Refund refund) {
        return paymentStatus(new TerminalRequest.RefundStatus(refund));
    }

    private StatusOutcome<PaymentOutcome> paymentStatus(TerminalRequest request) {
        return switch (lane.ask(request, patience)) {
            case Answer.Came<TerminalAnswer>(TerminalAnswer.PaymentStatus(var outcome)) -> outcome;
            case Answer.Came<TerminalAnswer> _ -> new StatusOutcome.Unreachable<>(ODD);
            case Answer.NotAsked<TerminalAnswer>(var why) -> new StatusOutcome.Unreachable<>(why);
            case Answer.Lost<TerminalAnswer>(var why) -> new StatusOutcome.Unreachable<>(why);
        };
    }

    @Override
    public AbortOutcome abort(PaymentReference reference) {
        return switch (lane.ask(new TerminalRequest.Abort(reference), QUICK)) {
            case Answer.Came<TerminalAnswer>(TerminalAnswer.Abort(var outcome)) -> outcome;
            case Answer.Came<TerminalAnswer> _ -> new AbortOutcome.Unreachable(ODD);
            case Answer.NotAsked<TerminalAnswer>(var why) -> new AbortOutcome.Unreachable(why);
            case Answer.Lost<TerminalAnswer>(var why) -> new AbortOutcome.Unreachable(why);
        };
    }

    @Override
    public ReversalOutcome reverse(
            PaymentReference reversal, PaymentReference original, String poiTransactionId, Money amount) {
        var request = new TerminalRequest.Reverse(reversal, original, poiTransactionId, amount);
        return switch (lane.ask(request, patience)) {
            case Answer.Came<TerminalAnswer>(TerminalAnswer.Reversal(var outcome)) -> outcome;
            case Answer.Came<TerminalAnswer> _ -> new ReversalOutcome.Unknown(ODD);
            case Answer.NotAsked<TerminalAnswer>(var why) -> new ReversalOutcome.NotAsked(why);
            case Answer.Lost<TerminalAnswer>(var why) -> new ReversalOutcome.Unknown(why);
        };
    }

    @Override
    public StatusOutcome<ReversalOutcome> reversalStatus(PaymentReference reversal) {
        return switch (lane.ask(new TerminalRequest.ReversalStatus(reversal), patience)) {
            case Answer.Came<TerminalAnswer>(TerminalAnswer.ReversalStatus(var outcome)) -> outcome;
            case Answer.Came<TerminalAnswer> _ -> new StatusOutcome.Unreachable<>(ODD);
            case Answer.NotAsked<TerminalAnswer>(var why) -> new StatusOutcome.Unreachable<>(why);
            case Answer.Lost<TerminalAnswer>(var why) -> new StatusOutcome.Unreachable<>(why);
        };
    }

    @Override
    public TotalsOutcome totals() {
        return totals(new TerminalRequest.Totals());
    }

    @Override
    public TotalsOutcome reconcile() {
        return totals(new TerminalRequest.Reconcile());
    }

    @Override
    public TotalsOutcome lastReconciled() {
        return totals(new TerminalRequest.LastReconciled());
    }

    private TotalsOutcome totals(TerminalRequest request) {
        return switch (lane.ask(request, patience)) {
            case Answer.Came<TerminalAnswer>(TerminalAnswer.Totals(var outcome)) -> outcome;
            case Answer.Came<TerminalAnswer> _ -> new TotalsOutcome.Unreachable(ODD);
            case Answer.NotAsked<TerminalAnswer>(var why) -> new TotalsOutcome.Unreachable(why);
            case Answer.Lost<TerminalAnswer>(var why) -> new TotalsOutcome.Unreachable(why);
        };
    }

    @Override
    public DeviceState check() {
        return switch (lane.ask(new TerminalRequest.Check(), QUICK)) {
            case Answer.Came<TerminalAnswer>(TerminalAnswer.State(var state)) -> state;
            case Answer.Came<TerminalAnswer> _ -> new DeviceState(Health.FAULTY, ODD);
            case Answer.NotAsked<TerminalAnswer>(var why) -> new DeviceState(Health.OFFLINE, why);
            case Answer.Lost<TerminalAnswer>(var why) -> new DeviceState(Health.OFFLINE, why);
        };
    }

    /** The lane keeps its terminal for the next to call. */
    @Override
    public void close() {
        // Nothing of it is here.
    }
}
