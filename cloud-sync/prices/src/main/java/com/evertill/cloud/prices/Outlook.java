package com.evertill.cloud.prices;

import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The books that come of a release, seen within its transaction: its own, and those of what was planned and follows it. Only here is it known upon
 * which book it comes; approved it was for the newest one.
 */
record Outlook(Tx tx, String zone, Release release) {
    private static final String FOLLOWING = "SELECT number FROM release r WHERE zone=? AND number>?";
    /** Where several come at one instant, only the last of them is sold by. */
    private static final String SOLD_BY = FOLLOWING
            + " AND NOT EXISTS(SELECT 1 FROM release n WHERE n.zone=r.zone AND n.number>r.number AND n.comes_at=r.comes_at)";

    private static final String SHARED_PLUS = "SELECT count(*) FROM (SELECT 1 FROM item_version v WHERE"
            + PriceBook.AS_OF + " AND v.plu IS NOT NULL GROUP BY v.plu HAVING count(*)>1 LIMIT 1)";

    private static final String COME_BACK = "SELECT count(*) FROM draft_line l JOIN item_version v ON" + PriceBook.AS_OF
            + " AND v.item=l.item WHERE l.draft=? AND l.removed=1";

    /** Why a draft cannot come where it came. */
    Optional<PriceRefusal> refusal(String draft) throws SQLException {
        if (Checking.pricesWhatIsNotSold(tx, zone, draft, release.base())) {
            return Optional.of(PriceRefusal.AT_THAT_TIME_AN_ITEM_WITH_A_NEW_PRICE_IS_NOT_SOLD);
        }
        if (new WayBack(tx, zone, release.number(), release.base()).changesNothing()) {
            return Optional.of(PriceRefusal.THE_DRAFT_CHANGES_NOTHING);
        }
        var refusal = refusal();
        return refusal.isPresent() ? refusal : comesBack(draft);
    }

    /** A shop refuses a book in which two items have one PLU, and with it all that is to come after it. */
    Optional<PriceRefusal> refusal() throws SQLException {
        if (sharesPlus(release.number())) {
            return Optional.of(PriceRefusal.AT_THAT_TIME_TWO_ITEMS_WOULD_HAVE_ONE_PLU);
        }
        for (long later : tx.list(FOLLOWING, row -> row.getLong(1), zone, release.number())) {
            if (sharesPlus(later)) {
                return Optional.of(PriceRefusal.A_PLANNED_RELEASE_WOULD_GIVE_TWO_ITEMS_ONE_PLU);
            }
        }
        return Optional.empty();
    }

    private boolean sharesPlus(long number) throws SQLException {
        return tx.number(SHARED_PLUS, zone, number) > 0;
    }

    private Optional<PriceRefusal> comesBack(String draft) throws SQLException {
        for (long later : tx.list(SOLD_BY, row -> row.getLong(1), zone, release.number())) {
            if (tx.number(COME_BACK, zone, later, draft) > 0) {
                return Optional.of(PriceRefusal.A_PLANNED_RELEASE_WOULD_BRING_A_REMOVED_ITEM_BACK);
            }
        }
        return Optional.empty();
    }
}
