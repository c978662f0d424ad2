package com.evertill.devices.terminal;

import com.evertill.commerce.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back to a card for goods that came back.
 *
 * @param reference of the refund itself, new and durable like that of a payment.
 * @param original {@link com.evertill.commerce.tender.CardApproval#poiTransactionId()} of the payment that is given back, wholly or in part;
 *     {@code null} where it is not known: then the customer presents a card, and any card gets the money.
 */
public record Refund(
        PaymentReference reference, Money amount, @Nullable String original) {

    public Refund {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a refund of " + amount);
        }
    }
}
