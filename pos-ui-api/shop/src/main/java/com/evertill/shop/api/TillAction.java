package com.evertill.shop.api;

import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.CartCode;
import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.ReceiptNumber;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a head can ask of a till. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TillAction.OpenShift.class, name = "open-shift"),
    @JsonSubTypes.Type(value = TillAction.CloseShift.class, name = "close-shift"),
    @JsonSubTypes.Type(value = TillAction.Scan.class, name = "scan"),
    @JsonSubTypes.Type(value = TillAction.ChangeQuantity.class, name = "change-quantity"),
    @JsonSubTypes.Type(value = TillAction.VoidLine.class, name = "void-line"),
    @JsonSubTypes.Type(value = TillAction.VoidBasket.class, name = "void-basket"),
    @JsonSubTypes.Type(value = TillAction.SuspendBasket.class, name = "suspend-basket"),
    @JsonSubTypes.Type(value = TillAction.RecallBasket.class, name = "recall-basket"),
    @JsonSubTypes.Type(value = TillAction.WantCart.class, name = "want-cart"),
    @JsonSubTypes.Type(value = TillAction.TakeListed.class, name = "take-listed"),
    @JsonSubTypes.Type(value = TillAction.LeaveCart.class, name = "leave-cart"),
    @JsonSubTypes.Type(value = TillAction.HandOver.class, name = "hand-over"),
    @JsonSubTypes.Type(value = TillAction.PayCash.class, name = "pay-cash"),
    @JsonSubTypes.Type(value = TillAction.PayCard.class, name = "pay-card"),
    @JsonSubTypes.Type(value = TillAction.CancelCard.class, name = "cancel-card"),
    @JsonSubTypes.Type(value = TillAction.TakeBackTender.class, name = "take-back-tender"),
    @JsonSubTypes.Type(value = TillAction.ResolveCard.class, name = "resolve-card"),
    @JsonSubTypes.Type(value = TillAction.CheckSignature.class, name = "check-signature"),
    @JsonSubTypes.Type(value = TillAction.RefundCard.class, name = "refund-card"),
    @JsonSubTypes.Type(value = TillAction.CloseException.class, name = "close-exception"),
    @JsonSubTypes.Type(value = TillAction.NoSale.class, name = "no-sale"),
    @JsonSubTypes.Type(value = TillAction.PrintReceipt.class, name = "print-receipt"),
    @JsonSubTypes.Type(value = TillAction.SettlePrint.class, name = "settle-print")
})
public sealed interface TillAction {

    /** Begins the signed-in person's drawer session with what was put into the drawer. */
    record OpenShift(Money openingFloat) implements TillAction {}

    /** Ends the drawer session with what was counted in the drawer. */
    record CloseShift(Money counted) implements TillAction {}

    /**
     * A code, from a scanner, a keyboard wedge or fingers. Opens a basket if none is open.
     *
     * @param symbology what was read; {@code TYPED} if absent, {@code UNKNOWN} for a keyboard wedge that does not say.
     * @param pieces how many; 1 if absent.
     * @param weight thousandths of the item's unit (grams for a kilogram), for an item sold by weight.
     */
    record Scan(
            String text,
            @Nullable Symbology symbology,
            @Nullable Long pieces,
            @Nullable Long weight) implements TillAction {}

    /**
     * @param thousandths of the line's unit: 3000 is three pieces.
     */
    record ChangeQuantity(int line, long thousandths) implements TillAction {}

    record VoidLine(int line) implements TillAction {}

    record VoidBasket() implements TillAction {}

    /** Puts the basket aside, so that the next customer can be served; any till of the shop can go on with it. */
    record SuspendBasket() implements TillAction {}

    /**
     * Goes on with a basket that was put aside, at this till or another.
     *
     * @param basket its id, of {@link TillApi#waiting}.
     */
    record RecallBasket(String basket) implements TillAction {
        public RecallBasket {
            if (basket == null || basket.length() > BasketId.LONGEST) {
                throw new IllegalArgumentException("a basket has an id of at most " + BasketId.LONGEST + " characters");
            }
        }
    }

    /**
     * Asks the cloud for the cart that a customer has brought on their telephone; it comes with a later view. To scan its code does the same.
     *
     * @param code what the telephone shows, see {@link CartCode}.
     */
    record WantCart(String code) implements TillAction {
        public WantCart {
            if (code == null || code.length() > CartCode.LONGEST) {
                throw new IllegalArgumentException("a cart's code has at most " + CartCode.LONGEST + " characters");
            }
        }
    }

    /** Instead of waiting for the cart: sells what its code lists, at this shop's prices. */
    record TakeListed() implements TillAction {}

    /** Waits for the cart no longer. */
    record LeaveCart() implements TillAction {}

    /** Completes the sale of a basket that was paid beforehand, once the customer has the goods. */
    record HandOver() implements TillAction {}

    /** Completes the sale when nothing is left to pay. */
    record PayCash(Money given) implements TillAction {}

    /**
     * Asks the lane's terminal; the answer comes with a later view.
     *
     *
     * @param amount all that is due if absent.
     */
    record PayCard(@Nullable Money amount) implements TillAction {}

    /** Asks the terminal to stop. It may still approve, and then the payment counts or is reversed. */
    record CancelCard() implements TillAction {}

    /** Gives cash back, or reverses a card payment at the terminal. */
    record TakeBackTender(int tender) implements TillAction {}

    /**
     * A manager decides, on record, about a card payment whose outcome cannot be learnt.
     *
     * @param amount of the terminal's slip, where it approved less than it was asked for; all that was asked if absent.
     */
    record ResolveCard(
            String attempt, boolean approved, @Nullable Money amount) implements TillAction {
        public ResolveCard(String attempt, boolean approved) {
            this(attempt, approved, null);
        }
    }

    /**
     * The customer has signed the shop's slip of a card payment.
     *
     * @param accepted false if it is not the card's signature: the payment is given back.
     */
    record CheckSignature(String attempt, boolean accepted) implements TillAction {}

    /**
     * A manager gives money back to a card, at the terminal that took it; the answer comes with a later view of the shop. With a receipt it is given
     * back of that sale's payment, wholly or in part, once or several times; without, to whatever card is presented, within the store's limit.
     *
     * @param receipt of this till; absent for a refund without reference.
     * @param tender the payment's number in the sale; its only card payment if absent.
     * @param amount all that is left of the payment if absent; never absent without a receipt.
     * @param reason 1 to 200 characters.
     */
    record RefundCard(
            @Nullable ReceiptNumber receipt,
            @Nullable Integer tender,
            @Nullable Money amount,
            String reason) implements TillAction {
        public RefundCard {
            if (reason.isBlank() || reason.length() > 200) {
                throw new IllegalArgumentException("a reason has 1 to 200 characters");
            }
        }
    }

    /**
     * A manager has seen to something that stands open, such as a card terminal whose count is not that of the sales.
     *
     * @param note what was done about it, 1 to 200 characters.
     */
    record CloseException(String exception, String note) implements TillAction {
        public CloseException {
            if (note.isBlank() || note.length() > 200) {
                throw new IllegalArgumentException("a note has 1 to 200 characters");
            }
        }
    }

    /**
     * Opens the drawer without a sale.
     *
     * @param reason at most 200 characters: it goes into a fact, and a fact must fit on the wire.
     */
    record NoSale(@Nullable String reason) implements TillAction {
        public NoSale {
            if (reason != null && reason.length() > 200) {
                throw new IllegalArgumentException("a reason has 200 characters at most");
            }
        }
    }

    /** Prints a receipt of this shop again, marked as a copy. */
    record PrintReceipt(ReceiptNumber receipt) implements TillAction {}

    /** The cashier's answer where it is unknown whether a receipt came out: print it, or leave it. */
    record SettlePrint(String job, boolean print) implements TillAction {}
}
