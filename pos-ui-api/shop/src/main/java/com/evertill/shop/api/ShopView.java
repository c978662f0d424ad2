package com.evertill.shop.api;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.ReceiptNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the manager's first screen shows. {@code version} grows with every view.
 *
 * @param backup absent where no backups are made.
 */
public record ShopView(
        long version,
        String node,
        String store,
        LocalDate businessDay,
        List<TillCard> tills,
        SyncView sync,
        PriceBook priceBook,
        Disk disk,
        @Nullable Backup backup,
        String software,
        Instant storeTime,
        boolean simulation) {

    /**
     * @param expectedCash what the drawer should hold; absent without a shift.
     * @param undecided card payments that only a manager can settle, also of baskets and shifts that are over.
     * @param refunds to cards, the newest three that were asked for in the last day, the newest first.
     * @param exceptions what somebody must see to and close, the oldest first.
     */
    public record TillCard(
            int till,
            TillView.@Nullable Shift shift,
            @Nullable Money expectedCash,
            @Nullable Money basketTotal,
            long salesToday,
            @Nullable Money takingsToday,
            List<TillView.CardPayment> undecided,
            List<CardRefund> refunds,
            List<OpenException> exceptions,
            List<TillView.Device> devices,
            boolean paired) {}

    /**
     * Money that goes back to a card.
     *
     * @param refund its reference, the same at the terminal.
     * @param receipt of the sale that was paid; absent for a refund without reference.
     * @param trouble why it was not given, or not yet; absent while all goes well.
     * @param detail in the terminal's words, where it has any.
     */
    public record CardRefund(
            String refund,
            @Nullable ReceiptNumber receipt,
            Money amount,
            RefundState state,
            TillView.@Nullable CardTroubleKind trouble,
            @Nullable String detail,
            Instant at) {}

    /** Where a refund stands. */
    public enum RefundState {
        IN_PROGRESS,
        /** The terminal cannot tell whether it was given; it is asked again and again, and a manager may decide. */
        UNKNOWN,
        GIVEN,
        NOT_GIVEN
    }

    /**
     * The card terminal's count of a period and that of the sales are not the same, or it did not tell; or the bank declined later what the terminal had
     * approved without it; or money went back to a card after somebody had said that it had not.
     *
     * @param sold by card, as the sales say; absent where a payment was declined.
     * @param told by the terminal; absent where it did not tell.
     * @param declined the payment that was declined later; absent where a count differs.
     * @param refund that came through late; absent in the other two cases.
     * @param offline where a count differs: payments approved without the bank, one of which may be why.
     * @param why it did not tell, or declined, in the terminal's words.
     */
    public record OpenException(
            String id,
            Instant opened,
            @Nullable Money sold,
            @Nullable Money told,
            @Nullable OfflinePayment declined,
            @Nullable LateRefund refund,
            List<OfflinePayment> offline,
            @Nullable String why) {}

    /** @param receipt of the sale that was paid; absent for a refund without reference. */
    public record LateRefund(@Nullable ReceiptNumber receipt, Money amount, String reason) {}

    /**
     * A payment that the terminal approved without asking the bank.
     *
     * @param tender its number in the sale.
     * @param at when the sale was completed.
     */
    public record OfflinePayment(ReceiptNumber receipt, int tender, Money amount, Instant at) {}

    /**
     * The disk that the journal is on.
     *
     * @param days for which it lasts at the pace of the last week; absent while nothing was sold for a week.
     * @param level PLENTY, LOW (somebody should see to it), NEARLY_FULL (today), CANNOT_BE_WRITTEN (nothing is sold until somebody has).
     */
    public record Disk(long freeBytes, @Nullable Long days, String level) {}

    /**
     * The newest backup of the journal.
     *
     * @param at when it was made; absent before the first.
     * @param problem why there is no newer one: THE_BACKUP_FOLDER_CANNOT_BE_WRITTEN, THE_BACKUP_IS_NOT_SOUND or THE_BACKUP_IS_OVERDUE.
     */
    public record Backup(
            @Nullable Instant at,
            @Nullable Long bytes,
            @Nullable String problem) {}

    /**
     * @param staged the newest release on this box, when it is not yet in force, and since or from when.
     */
    public record PriceBook(
            String zone,
            long active,
            @Nullable Instant activeSince,
            @Nullable Long staged,
            @Nullable String stagedFrom,
            long items) {}
}
