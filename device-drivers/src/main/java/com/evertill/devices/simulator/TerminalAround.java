package com.evertill.devices.simulator;

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

/** A driver with somebody around it, who may do something before and behind each call, or answer in its place. */
public abstract class TerminalAround implements CardTerminal {
    private final CardTerminal real;

    protected TerminalAround(CardTerminal real) {
        this.real = real;
    }

    /** Every call that a terminal is asked something by. */
    protected <T> T around(Supplier<T> call) {
        return call.get();
    }

    @Override
    public PaymentOutcome pay(PaymentReference reference, Money amount) {
        return around(() -> real.pay(reference, amount));
    }

    @Override
    public StatusOutcome<PaymentOutcome> status(PaymentReference reference, Money asked) {
        return around(() -> real.status(reference, asked));
    }

    @Override
    public AbortOutcome abort(PaymentReference reference) {
        return around(() -> real.abort(reference));
    }

    @Override
    public ReversalOutcome reverse(
            PaymentReference reversal, PaymentReference original, String poiTransactionId, Money amount) {
        return around(() -> real.reverse(reversal, original, poiTransactionId, amount));
    }

    @Override
    public StatusOutcome<ReversalOutcome> reversalStatus(PaymentReference reversal) {
        return around(() -> real.reversalStatus(reversal));
    }

    @Override
    public PaymentOutcome refund(Refund refund) {
        return around(() -> real.refund(refund));
    }

    @Override
    public StatusOutcome<PaymentOutcome> refundStatus(Refund refund) {
        return around(() -> real.refundStatus(refund));
    }

    @Override
    public TotalsOutcome totals() {
        return around(real::totals);
    }

    @Override
    public TotalsOutcome reconcile() {
        return around(real::reconcile);
    }

    @Override
    public TotalsOutcome lastReconciled() {
        return around(real::lastReconciled);
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
