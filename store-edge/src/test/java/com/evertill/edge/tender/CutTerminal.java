package com.evertill.edge.tender;

import com.evertill.commerce.money.Money;
import com.evertill.devices.DeviceState;
import com.evertill.devices.terminal.AbortOutcome;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.Refund;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.devices.terminal.TotalsOutcome;
import java.util.function.Supplier;

/** A terminal before and behind whose every answer the power may go: what it said then, nobody hears. */
record CutTerminal(CardTerminal real, Runnable arrow) implements CardTerminal {

    private <T> T between(Supplier<T> call) {
        arrow.run();
        var answer = call.get();
        arrow.run();
        return answer;
    }

    @Override
    public PaymentOutcome pay(PaymentReference reference, Money amount) {
        return between(() -> real.pay(reference, amount));
    }

    @Override
    public StatusOutcome<PaymentOutcome> status(PaymentReference reference) {
        return between(() -> real.status(reference));
    }

    @Override
    public AbortOutcome abort(PaymentReference reference) {
        return between(() -> real.abort(reference));
    }

    @Override
    public ReversalOutcome reverse(
            PaymentReference reversal, PaymentReference original, String poiTransactionId, Money amount) {
        return between(() -> real.reverse(reversal, original, poiTransactionId, amount));
    }

    @Override
    public StatusOutcome<ReversalOutcome> reversalStatus(PaymentReference reversal) {
        return between(() -> real.reversalStatus(reversal));
    }

    @Override
    public PaymentOutcome refund(Refund refund) {
        return between(() -> real.refund(refund));
    }

    @Override
    public StatusOutcome<PaymentOutcome> refundStatus(Refund refund) {
        return between(() -> real.refundStatus(refund));
    }

    @Override
    public TotalsOutcome totals() {
        return real.totals();
    }

    @Override
    public TotalsOutcome reconcile() {
        return real.reconcile();
    }

    @Override
    public TotalsOutcome lastReconciled() {
        return real.lastReconciled();
    }

    @Override
    public DeviceState check() {
        return real.check();
    }

    @Override
    public void close() {
        real.close();
    }
}
