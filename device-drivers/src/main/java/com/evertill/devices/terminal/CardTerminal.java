package com.evertill.devices.terminal;

import com.evertill.commerce.money.Money;
import com.evertill.devices.DeviceState;

/**
 * One card terminal. Calls block until the terminal has answered or the driver's time-out has passed, so they belong on a virtual thread;
 * {@link #abort} and {@link #status} may be called while {@link #pay} is under way on another. None throws because of the terminal or the
 * line to it. A thread that is interrupted in a call gets {@code Unknown} and stays interrupted.
 */
public interface CardTerminal extends AutoCloseable {

    /** Asks the customer to pay, once. A reference that was given before must never be given again: use {@link #status}. */
    PaymentOutcome pay(PaymentReference reference, Money amount);

    /**
     * What became of a payment.
     *
     * @param asked what {@link #pay} was asked for: some terminals name no amount where they took just that.
     */
    StatusOutcome<PaymentOutcome> status(PaymentReference reference, Money asked);

    /** Asks to stop a payment in progress. What became of it is the answer of {@link #pay}, or of {@link #status}. */
    AbortOutcome abort(PaymentReference reference);

    /**
     * Gives back what an approved payment took.
     *
     * @param reversal the reference of the reversal itself, new and durable like that of a payment.
     * @param poiTransactionId of the approval, {@link com.evertill.commerce.tender.CardApproval#poiTransactionId()}.
     */
    ReversalOutcome reverse(
            PaymentReference reversal, PaymentReference original, String poiTransactionId, Money amount);

    /** What became of a reversal. */
    StatusOutcome<ReversalOutcome> reversalStatus(PaymentReference reversal);

    /**
     * Gives money back for goods that came back, also days later. {@code Approved} has the terminal's name of the refund, and what was given.
     *
     * @see #reverse for a payment that nobody wants any more: that one leaves no trace with the customer where the bank allows it.
     */
    PaymentOutcome refund(Refund refund);

    /** What became of a refund, which is told apart by the same values with which it was asked for. */
    StatusOutcome<PaymentOutcome> refundStatus(Refund refund);

    /** What the terminal counted since it was last reconciled. Changes nothing. */
    TotalsOutcome totals();

    /** Ends the terminal's period and begins another: the acquirer gets what the terminal still holds. Answers with what the period came to. */
    TotalsOutcome reconcile();

    /** The period that the last reconciliation ended, for whoever lost its answer. Changes nothing. */
    TotalsOutcome lastReconciled();

    /** Asks whether the terminal is there. Takes a few seconds at most. */
    DeviceState check();

    @Override
    void close();
}
