package com.evertill.shop.api;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.Tender;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a cashier's screen shows of a till.
 *
 * @param version grows with every view of this till, over restarts too.
 * @param turn how far the till has come: the number of the last command it answered. A command made before this view brings it along.
 * @param shift absent until one is opened.
 * @param basket absent until something is scanned, and again after the sale.
 * @param lastSale what was completed last in this shift; to be shown until the next scan.
 * @param cart that the cloud was asked for and that has not come yet.
 * @param payment the card payment under way, if any.
 * @param cardTrouble why the newest card payment of this basket did not go as hoped; absent while one is under way.
 * @param questions what only the cashier can know.
 * @param notice the newest thing that came from a device, not from a screen, and was not taken; shown once, by its number.
 */
public record TillView(
        long version,
        int till,
        long turn,
        String store,
        String currency,
        TaxRules.Mode taxMode,
        @Nullable Shift shift,
        @Nullable OpenBasket basket,
        @Nullable LastSale lastSale,
        @Nullable WantedCart cart,
        @Nullable CardPayment payment,
        @Nullable CardTrouble cardTrouble,
        List<PrintQuestion> questions,
        @Nullable Notice notice,
        List<Device> devices,
        SyncView sync,
        Instant storeTime) {

    public record Shift(String number, String cashier, String cashierName, Instant opened) {}

    public record OpenBasket(String id, PricedBasket priced, List<Tender> tenders) {}

    public record LastSale(ReceiptNumber receipt, Money total, Money change, Instant at) {}

    /**
     * @param items how many the code lists, so that they can be sold instead; 0 for none.
     * @param refusal what the cloud said, if it gives no cart.
     */
    public record WantedCart(int items, @Nullable Refusal refusal) {}

    /**
     * @param state UNKNOWN also where a manager may decide: on a payment of which nothing is known, and on one that cannot be given back.
     * @param reversing it is being taken back.
     * @param refund it is no payment: money goes back to a card.
     */
    public record CardPayment(String attempt, Money amount, CardState state, boolean reversing, boolean refund) {}

    /** Where a card payment stands that is not settled. */
    public enum CardState {
        /** The terminal is being asked. */
        IN_PROGRESS,
        /** The terminal cannot be asked now; it will be, again and again. */
        UNKNOWN,
        /** The shop's slip is printed for the customer to sign; the cashier compares. */
        TO_BE_SIGNED
    }

    /** @param detail in the terminal's words, where it has any. */
    public record CardTrouble(
            String attempt,
            Money amount,
            CardTroubleKind kind,
            @Nullable String detail) {}

    /** What can be wrong with a card payment that nobody waits for any more. */
    public enum CardTroubleKind {
        /** By the bank or by the terminal. */
        REFUSED,
        CANCELLED,
        TERMINAL_IS_BUSY,
        CARD_NOT_ACCEPTED,
        TERMINAL_TROUBLE,
        /** The terminal was never asked; nothing was taken. */
        NEVER_ARRIVED,
        /** Nothing is known of a refund, or of the one before it. */
        NO_ANSWER,
        /** The terminal refuses to give it back: it stands, until a manager says that the customer has the money in another way. */
        REVERSAL_REFUSED,
        DECIDED_BY_MANAGER,
        /** The terminal approved it without asking the bank, beyond a limit of head office: it is given back. The next three likewise. */
        THE_AMOUNT_IS_ABOVE_THE_OFFLINE_LIMIT,
        TOO_MANY_OFFLINE_APPROVALS_ARE_OPEN,
        THE_SUM_OF_OFFLINE_APPROVALS_IS_TOO_LARGE,
        AN_OFFLINE_APPROVAL_IS_OPEN_FOR_TOO_LONG
    }

    /**
     * The lane stopped while this was being printed: is it there, whole?
     *
     * @param receipt absent for the shop's slip of a card payment.
     */
    public record PrintQuestion(String job, @Nullable ReceiptNumber receipt) {}

    /** @param refusal absent where the till could not store what was entered. */
    public record Notice(long number, @Nullable Refusal refusal, String entered) {}

    /**
     * @param kind SCANNER, PRINTER, DRAWER, DISPLAY, SCALE, TONE, KEYLOCK, TERMINAL.
     *
     * @param state READY, OFFLINE, COVER_OPEN, PAPER_OUT, ...
     */
    public record Device(
            String kind, String state, @Nullable String detail) {}
}
