package com.evertill.devices.agent;

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

/** Of a lane that has no card terminal, or that has none any more: what an earlier one did, nobody can be asked here. */
final class NoTerminal implements CardTerminal {

    private static final String WHY = "This lane has no card terminal.";

    @Override
    public PaymentOutcome pay(PaymentReference reference, Money amount) {
        return new PaymentOutcome.NotAsked(WHY);
    }

    @Override
    public StatusOutcome<PaymentOutcome> status(PaymentReference reference, Money asked) {
        return new StatusOutcome.Unreachable<>(WHY);
    }

    @Override
    public AbortOutcome abort(PaymentReference reference) {
        return new AbortOutcome.Unreachable(WHY);
    }

    @Override
    public ReversalOutcome reverse(
            PaymentReference reversal, PaymentReference original, String poiTransactionId, Money amount) {
        return new ReversalOutcome.NotAsked(WHY);
    }

    @Override
    public StatusOutcome<ReversalOutcome> reversalStatus(PaymentReference reversal) {
        return new StatusOutcome.Unreachable<>(WHY);
    }

    @Override
    public PaymentOutcome refund(Refund refund) {
        return new PaymentOutcome.NotAsked(WHY);
    }

    @Override
    public StatusOutcome<PaymentOutcome> refundStatus(Refund refund) {
        return new StatusOutcome.Unreachable<>(WHY);
    }

    @Override
    public TotalsOutcome totals() {
        return new TotalsOutcome.Refused(WHY);
    }

    @Override
    public TotalsOutcome reconcile() {
        return new TotalsOutcome.Refused(WHY);
    }

    @Override
    public TotalsOutcome lastReconciled() {
        return new TotalsOutcome.Refused(WHY);
    }

    @Override
    public DeviceState check() {
        return new DeviceState(Health.NOT_CONFIGURED, "");
    }

    @Override
    public void close() {
        // There is nothing to let go of.
    }
}
