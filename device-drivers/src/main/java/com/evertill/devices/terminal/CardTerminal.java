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

    /** What became of a payment. */
    StatusOutcome<PaymentOutcome> status(PaymentReference reference);

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

    /** Asks whether the terminal is there. Takes a few seconds at most. */
    DeviceState check();

    @Override
    void close();
}
