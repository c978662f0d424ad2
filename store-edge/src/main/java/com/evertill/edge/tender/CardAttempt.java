package com.evertill.edge.tender;

import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tender.CardApproval;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to take a card payment.
 *
 * @param reference also the terminal's name for it.
 * @param cancelled the cashier asked for it to be stopped: an approval that still comes is reversed.
 * @param notFound how often the terminal said that it knows nothing of it.
 * @param tender its number in the basket, once applied.
 * @param reversal the reference of its reversal, once that was asked for.
 */
public record CardAttempt(
        String reference,
        TillId till,
        BasketId basket,
        Money amount,
        State state,
        Instant intended,
        @Nullable Instant asked,
        boolean cancelled,
        int notFound,
        @Nullable Integer tender,
        @Nullable CardApproval approval,
        @Nullable String reversal,
        @Nullable String reason) {

    /** See the map in the package's page. */
    public enum State {
        INTENDED,
        ASKED,
        UNKNOWN,
        APPROVED,
        APPLIED,
        DECLINED,
        REVERSING,
        REVERSED,
        WATCHED;

        /** Nothing more will be done about it. */
        public boolean isSettled() {
            return this == APPLIED || this == DECLINED || this == REVERSED;
        }

        /** The basket must wait for it. A reversal does not hold up a basket that is gone, and a watched one holds up nothing. */
        public boolean holdsUpTheBasket() {
            return this == INTENDED || this == ASKED || this == UNKNOWN || this == APPROVED;
        }
    }
}
