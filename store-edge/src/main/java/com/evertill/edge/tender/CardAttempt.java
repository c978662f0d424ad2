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
 * @param asked when the terminal was last asked to take it, or to give it back.
 * @param cancelled the cashier asked for it to be stopped: an approval that still comes is reversed.
 * @param denials how often the terminal said that it knows nothing of what it was asked.
 * @param tender its number in the basket, once applied.
 * @param reversal the reference of the reversal under way, if one is.
 * @param trouble what is not as was hoped, for the cashier; absent while all goes well.
 * @param detail of the trouble, in the words of whoever told of it.
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
        int denials,
        @Nullable Integer tender,
        @Nullable CardApproval approval,
        @Nullable String reversal,
        @Nullable Trouble trouble,
        @Nullable String detail) {

    /** See the map in the package's page. */
    public enum State {
        INTENDED,
        ASKED,
        UNKNOWN,
        APPROVED,
        APPLIED,
        /** For the basket as good as declined. */
        WATCHED,
        DECLINED,
        REVERSING,
        REVERSED;

        /** Nothing more will be done about it. */
        public boolean isSettled() {
            return this == APPLIED || this == DECLINED || this == REVERSED;
        }

        /** The basket must wait for it. A reversal does not hold up a basket that is gone, and a watched one holds up nothing. */
        public boolean holdsUpTheBasket() {
            return this == INTENDED || this == ASKED || this == UNKNOWN || this == APPROVED;
        }

        /** The terminal knows more than we do. */
        boolean awaitsTheTerminal() {
            return this == ASKED || this == UNKNOWN || this == WATCHED;
        }
    }

    /** What can be wrong with a card payment. */
    public enum Trouble {
        REFUSED,
        CANCELLED,
        TERMINAL_IS_BUSY,
        CARD_NOT_ACCEPTED,
        TERMINAL_TROUBLE,
        /** The request never arrived at the terminal. */
        NEVER_ARRIVED,
        /** Nothing is known; it is asked for again and again. */
        NO_ANSWER,
        /** It was to be given back, and the terminal refuses: the payment stands until it is given back in another way. */
        REVERSAL_REFUSED,
        /** A manager decided against it. */
        DECIDED_BY_MANAGER
    }

    /** A manager may say what became of it, because the terminal cannot, or will not do as it is asked. */
    public boolean awaitsTheManager() {
        return state == State.UNKNOWN
                || (state == State.REVERSING && trouble != null)
                || (state == State.APPLIED && trouble == Trouble.REVERSAL_REFUSED);
    }

    /** An approval on a manager's word has no name at the terminal, and nothing can be reversed without it. */
    boolean isKnownToTheTerminal() {
        return approval != null && !approval.poiTransactionId().isEmpty();
    }
}
