package com.evertill.shop.api;

import com.evertill.commerce.money.Money;
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
     */
    public record TillCard(
            int till,
            TillView.@Nullable Shift shift,
            @Nullable Money expectedCash,
            @Nullable Money basketTotal,
            long salesToday,
            @Nullable Money takingsToday,
            List<TillView.CardPayment> undecided,
            List<TillView.Device> devices,
            boolean paired) {}

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
