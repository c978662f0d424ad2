package com.evertill.commerce.facts;

import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.Seal;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.release.Acknowledgement;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.Forwarded;
import com.evertill.commerce.tender.OfflineApproval;
import com.evertill.commerce.tender.PaidByCard;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.Resolution;
import com.evertill.commerce.tender.ShiftNumber;
import com.evertill.commerce.tender.Tender;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a fact says, version 1. Which type each has on the wire is in {@link FactType}. */
public sealed interface Payload {

    // Sales

    /**
     * A sale that was paid: all of it, in one fact.
     *
     * @param release the price book in force when it was completed; each line has its own.
     * @param events what happened to the basket, in order; replaying them gives {@code priced}.
     */
    record SaleCompleted(
            ReceiptNumber receipt,
            BasketId basket,
            TillId till,
            ShiftNumber shift,
            StaffId cashier,
            long release,
            List<BasketEntry> events,
            PricedBasket priced,
            List<Tender> tenders,
            Seal seal)
            implements Payload {}

    /** A basket that was given up before it was paid. */
    record SaleVoided(
            BasketId basket,
            TillId till,
            ShiftNumber shift,
            StaffId cashier,
            StaffId voidedBy,
            List<BasketEntry> events,
            PricedBasket priced)
            implements Payload {}

    /** Goods that came back. {@code original} is absent where the customer has no receipt. */
    record ReturnCompleted(
            ReceiptNumber receipt,
            TillId till,
            ShiftNumber shift,
            StaffId cashier,
            @Nullable StaffId approvedBy,
            @Nullable ReceiptNumber original,
            List<ReturnedLine> lines,
            PricedBasket priced,
            List<Tender> tenders,
            Seal seal)
            implements Payload {}

    /** @param originalLine of the original receipt, so that it is known what can still be returned. */
    record ReturnedLine(
            @Nullable Integer originalLine,
            String itemId,
            Quantity quantity,
            Money amount,
            String reason,
            boolean toStock) {}

    // Baskets that wait or move

    record BasketSuspended(BasketId basket, TillId till, StaffId by, List<BasketEntry> events) implements Payload {}

    /**
     * A basket came from another head, and waits in this shop from here on.
     *
     * @param till at which it was asked for.
     * @param events what happened to it until then.
     */
    record BasketReceived(BasketId basket, TillId till, StaffId by, List<BasketEntry> events) implements Payload {}

    record BasketRecalled(BasketId basket, TillId till, StaffId by) implements Payload {}

    record BasketAbandoned(BasketId basket, TillId till, List<BasketEntry> events, String reason) implements Payload {}

    record BasketHandedOver(BasketId basket, TillId from, String to) implements Payload {}

    // Exceptions that somebody reads

    record PriceOverridden(
            BasketId basket,
            int line,
            Money from,
            Money to,
            StaffId by,
            @Nullable StaffId approvedBy,
            String reason) implements Payload {}

    /** The drawer was opened without a sale. */
    record NoSale(
            TillId till,
            ShiftNumber shift,
            StaffId by,
            @Nullable String reason) implements Payload {}

    /** A receipt was printed again, marked as a copy. */
    record ReceiptCopied(ReceiptNumber receipt, TillId till, StaffId by) implements Payload {}

    /** Somebody has seen to what stood open under this name, and says what was done. */
    record ExceptionClosed(String exception, TillId till, StaffId by, String note) implements Payload {}

    /** Somebody decided about a card payment whose outcome could not be learnt, or a payment was taken back. */
    record PaymentResolved(
            String attempt,
            BasketId basket,
            TillId till,
            Money amount,
            Resolution outcome,
            @Nullable StaffId decidedBy) implements Payload {}

    /**
     * What became of a payment that the terminal had approved without asking the bank.
     *
     * @param exception under which it stands open where the bank declined; absent where it confirmed.
     * @param why it declined, in the terminal's words.
     */
    record PaymentForwarded(
            OfflineApproval payment,
            Forwarded outcome,
            @Nullable String exception,
            @Nullable String why) implements Payload {}

    /**
     * A card terminal gave money back to a card.
     *
     * @param refund its reference, the same at the terminal.
     * @param payment what was given back of, wholly or in part; absent for a refund without reference, to whatever card was presented.
     * @param amount what went back, more than zero.
     * @param exception under which it stands open where the terminal had said no before, or a manager had: the customer may have the money twice.
     */
    record CardRefunded(
            String refund,
            TillId till,
            ShiftNumber shift,
            @Nullable PaidByCard payment,
            Money amount,
            CardApproval approval,
            String reason,
            StaffId by,
            @Nullable String exception)
            implements Payload {}

    // Stock

    record StockReceived(String document, List<StockLine> lines, StaffId by) implements Payload {}

    record StockCounted(List<StockLine> lines, StaffId by) implements Payload {}

    record StockAdjusted(List<StockLine> lines, String reason, StaffId by) implements Payload {}

    /** Goods left for another store, which books them as received under the same document. */
    record StockTransferred(String document, String from, String to, List<StockLine> lines, StaffId by)
            implements Payload {}

    /** @param quantity received, adjusted by, or moved; for a count, what was found. */
    record StockLine(String itemId, Quantity quantity) {}

    // Shift, cash and day

    record ShiftOpened(ShiftNumber shift, TillId till, StaffId cashier, Money openingFloat) implements Payload {}

    /** @param expected what the drawer should have held by the journal. */
    record ShiftClosed(ShiftNumber shift, TillId till, StaffId cashier, StaffId closedBy, Money counted, Money expected)
            implements Payload {}

    /** Cash paid in (positive) or out (negative). */
    record CashMoved(TillId till, ShiftNumber shift, StaffId by, Money amount, String reason) implements Payload {}

    /**
     * A till's card terminal was reconciled behind a shift: it ended its period and told what that came to.
     *
     * @param exception under which it stands open where the two sums differ or the terminal did not tell; absent where all is well.
     * @param sold what the sales say was paid by card at it since it was reconciled last, less what was given back to cards where it counts that as well.
     * @param told what it took less what it gave back, by its own count; absent where it did not tell.
     * @param why it did not, in its driver's words.
     * @param offline payments among them that the terminal had approved without asking the bank, and of which it does not tell what became: where the
     *     two sums are the same they count as confirmed, and where they differ one of them may be why. Absent for none.
     */
    record TerminalReconciled(
            TillId till,
            ShiftNumber shift,
            @Nullable String exception,
            Money sold,
            @Nullable Money told,
            @Nullable String why,
            @Nullable List<OfflineApproval> offline)
            implements Payload {}

    record DayClosed(
            LocalDate day,
            long number,
            List<ShiftNumber> shifts,
            StaffId by,
            @Nullable Seal seal) implements Payload {}

    // The box itself

    /** The first fact of every epoch. {@code replaces} is the epoch before and the last of its facts that the cloud confirmed. */
    record EpochBegan(int epoch, String software, @Nullable Replaced replaces) implements Payload {}

    /** @param lostAfter facts of the old epoch behind this sequence died with the box. */
    record Replaced(int epoch, long lostAfter) {}

    record ReleaseAcknowledged(
            String zone,
            long release,
            Acknowledgement step,
            @Nullable String why) implements Payload {}

    record DeviceChanged(
            TillId till,
            String device,
            String state,
            @Nullable String detail) implements Payload {}

    /** The box's clock jumped; store time did not follow. */
    record ClockChanged(Instant box, Instant store) implements Payload {}

    /** A type or a version that this reader does not know: kept whole, and set aside. */
    record Unknown(String type, int version) implements Payload {}
}
