package com.evertill.edge.tender;

import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.OfflineRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One try to take a card payment, or to give money back to a card.
 *
 * @param reference also the terminal's name for it.
 * @param asked when the terminal was last asked to take it, or to give it back, or said that it was giving it back.
 * @param cancelled the cashier asked for it to be stopped: an approval that still comes is reversed.
 * @param denials how often the terminal said that it knows nothing of what it was asked.
 * @param tender its number in the basket, once applied.
 * @param reversal the reference of the reversal under way, if one is.
 * @param trouble what is not as was hoped, for the cashier; absent while all goes well.
 * @param detail of the trouble, in the words of whoever told of it.
 * @param signed the cashier has seen the customer's signature and takes it.
 * @param beyond the limit beyond which the terminal approved it without asking the bank; absent where it is within them, or the bank was asked.
 * @param refund what money is given back for; absent where it is taken.
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
        @Nullable String detail,
        boolean signed,
        @Nullable OfflineRefusal beyond,
        @Nullable RefundOrder refund) {

    /** Longer than any terminal takes to reverse a payment. */
    private static final Duration LONGEST_REVERSAL = Duration.ofMinutes(5);

    public boolean isRefund() {
        return refund != null;
    }

    /**
     * It is a refund that was tried before: of the same payment, or, of none, the same amount. What a manager gave up is asked about as well, and nothing
     * that was declined a day ago.
     */
    boolean retries(CardAttempt earlier) {
        if (refund == null || earlier.refund == null || earlier.asked == null) {
            return false;
        }
        boolean isSame = Objects.equals(refund.payment(), earlier.refund.payment())
                && (refund.payment() != null || amount.equals(earlier.amount));
        boolean isRecent = intended.isBefore(earlier.intended.plus(CardDesk.WATCH));
        return isSame && (earlier.state == State.WATCHED || (earlier.state == State.DECLINED && isRecent));
    }

    /** See the map in the package's page. */
    public enum State {
        INTENDED,
        ASKED,
        UNKNOWN,
        APPROVED,
        /** The customer signs, and the cashier looks at it. */
        TO_BE_SIGNED,
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
            return switch (this) {
                case INTENDED, ASKED, UNKNOWN, APPROVED, TO_BE_SIGNED -> true;
                case APPLIED, WATCHED, DECLINED, REVERSING, REVERSED -> false;
            };
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
        DECIDED_BY_MANAGER,
        /** Approved without the bank, and given back: see {@link OfflineRefusal}, also of the next three. */
        THE_AMOUNT_IS_ABOVE_THE_OFFLINE_LIMIT,
        TOO_MANY_OFFLINE_APPROVALS_ARE_OPEN,
        THE_SUM_OF_OFFLINE_APPROVALS_IS_TOO_LARGE,
        AN_OFFLINE_APPROVAL_IS_OPEN_FOR_TOO_LONG
    }

    /** Why it is given back that was approved; absent where its basket was gone, or somebody took it out. */
    @Nullable
    Trouble givenUpFor() {
        return cancelled ? Trouble.CANCELLED : beyond == null ? null : Trouble.valueOf(beyond.name());
    }

    /** What the cashier hears of it, once the basket waits for it no longer; absent while all goes well. */
    public @Nullable Trouble toBeTold() {
        return state == State.REVERSING && (trouble == null || trouble == Trouble.NO_ANSWER) ? givenUpFor() : trouble;
    }

    /** A manager may say what became of it, because the terminal cannot, and a basket or a retry waits for that; or it will not do as it is asked. */
    public boolean awaitsTheManager() {
        return state == State.UNKNOWN
                || (state == State.WATCHED && trouble == Trouble.NO_ANSWER)
                || (state == State.REVERSING && trouble != null)
                || (state == State.APPLIED && trouble == Trouble.REVERSAL_REFUSED);
    }

    /** Somebody who pays it back in cash now would give it back twice: for as long as any terminal takes, its answer is waited for. */
    public boolean mayBeGivingBack(Instant now) {
        return state == State.REVERSING
                && reversal != null
                && asked != null
                && now.isBefore(asked.plus(LONGEST_REVERSAL));
    }

    /** The terminal wants the customer's signature, and nobody has seen it yet. */
    public boolean awaitsTheSignature() {
        return approval != null
                && approval.details() != null
                && approval.details().signature()
                && !signed;
    }

    /** An approval on a manager's word has no name at the terminal, and nothing can be reversed without it. */
    boolean isKnownToTheTerminal() {
        return approval != null && !approval.poiTransactionId().isEmpty();
    }
}
