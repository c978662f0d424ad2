package com.evertill.cloud.prices;

import com.evertill.cloud.prices.Check.Conflict;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a draft against a book, item by item, whatever their number. */
final class Checking {
    private static final String CHANGES =
            "SELECT count(*) FROM (SELECT 1 FROM draft_line l LEFT JOIN item_version v ON" + PriceBook.AS_OF + """
                     AND v.item=l.item
                    WHERE l.draft=? AND CASE WHEN l.removed=1 THEN v.item IS NOT NULL WHEN l.price_only=1 THEN l.price IS NOT v.price ELSE
                      (l.gtin, l.plu, l.name, l.department, l.price, l.tax_class, l.unit)
                        IS NOT (v.gtin, v.plu, v.name, v.department, v.price, v.tax_class, v.unit) END
                    LIMIT 1)
                    """;

    private static final String PRICES_OF_NOTHING = "SELECT count(*) FROM draft_line l LEFT JOIN item_version v ON"
            + PriceBook.AS_OF + " AND v.item=l.item WHERE l.draft=? AND l.price_only=1 AND v.item IS NULL";

    /** What a draft makes of its items upon a book: one whose price it changes keeps the PLU that it has there. Parameters are zone, release and draft. */
    private static final String PLUS =
            "WITH line AS (SELECT l.item, l.removed, iif(l.price_only=1, v.plu, l.plu) AS plu"
                    + " FROM draft_line l LEFT JOIN item_version v ON" + PriceBook.AS_OF
                    + " AND v.item=l.item WHERE l.draft=?)\n";

    private final long base;
    private final List<Change> suspicious = new ArrayList<>();
    private long suspiciousCount;
    private final Map<Change.Kind, Long> kinds = new EnumMap<>(Change.Kind.class);
    private long dearer;
    private long cheaper;

    private Checking(long base) {
        this.base = base;
    }

    static Check of(Tx tx, Zone zone, String draft, long base) throws SQLException {
        var checking = new Checking(base);
        tx.each(
                "SELECT * FROM draft_line WHERE draft=? ORDER BY item",
                row -> checking.add(change(tx, zone, row, base)),
                draft);
        return checking.result(conflicts(tx, zone, draft, base));
    }

    /** The book to hold a draft against: the newest if it can come upon that, and else the first upon which it can. */
    static long place(Tx tx, Zone zone, String draft, Instant now) throws SQLException {
        var places = Releases.places(tx, zone.name(), now);
        long newest = places.getLast();
        if (!canCome(tx, zone, draft, newest)) {
            for (long place : places) {
                if (canCome(tx, zone, draft, place)) {
                    return place;
                }
            }
        }
        return newest;
    }

    private static boolean canCome(Tx tx, Zone zone, String draft, long base) throws SQLException {
        return tx.number(CHANGES, zone.name(), base, draft) > 0
                && !pricesWhatIsNotSold(tx, zone.name(), draft, base)
                && conflicts(tx, zone, draft, base).isEmpty();
    }

    static boolean pricesWhatIsNotSold(Tx tx, String zone, String draft, long base) throws SQLException {
        return tx.number(PRICES_OF_NOTHING, zone, base, draft) > 0;
    }

    /** The changes of a draft, by item. */
    static List<Change> changes(Tx tx, Zone zone, String draft, long base, int offset, int limit) throws SQLException {
        return tx.list(
                "SELECT * FROM draft_line WHERE draft=? ORDER BY item LIMIT ? OFFSET ?",
                row -> change(tx, zone, row, base),
                draft,
                limit,
                offset);
    }

    private static Change change(Tx tx, Zone zone, ResultSet row, long base) throws SQLException {
        var item = ItemRows.read(row, zone.currency());
        Optional<Item> before = PriceBook.find(tx, zone, item.id(), base);
        return new Change(before.orElse(null), row.getBoolean("removed") ? null : after(row, item, before));
    }

    private static Item after(ResultSet row, Item item, Optional<Item> before) throws SQLException {
        return row.getBoolean("price_only") && before.isPresent() ? before.get().withPrice(item.price()) : item;
    }

    private void add(Change change) {
        kinds.merge(change.kind(), 1L, Long::sum);
        if (change.before() != null && change.after() != null) {
            int rise = change.after().price().compareTo(change.before().price());
            dearer += rise > 0 ? 1 : 0;
            cheaper += rise < 0 ? 1 : 0;
        }
        if (!change.suspicions().isEmpty()) {
            suspiciousCount++;
            if (suspicious.size() < Check.MOST) {
                suspicious.add(change);
            }
        }
    }

    private Check result(List<Conflict> conflicts) {
        return new Check(
                base,
                count(Change.Kind.NEW),
                count(Change.Kind.CHANGED),
                count(Change.Kind.REMOVED),
                count(Change.Kind.SAME),
                dearer,
                cheaper,
                suspiciousCount,
                suspicious,
                conflicts);
    }

    private long count(Change.Kind kind) {
        return kinds.getOrDefault(kind, 0L);
    }

    private static List<Conflict> conflicts(Tx tx, Zone zone, String draft, long base) throws SQLException {
        var found = new ArrayList<>(tx.list(PLUS + """
                        SELECT a.plu, a.item, b.item FROM line a JOIN line b ON b.plu=a.plu AND b.item>a.item AND b.removed=0
                        WHERE a.removed=0 ORDER BY a.item LIMIT ?
                        """, Checking::conflict, zone.name(), base, draft, Check.MOST));
        found.addAll(tx.list(
                PLUS + "SELECT l.plu, l.item, v.item FROM line l JOIN item_version v ON" + PriceBook.AS_OF + """
                         AND v.plu=l.plu AND v.item<>l.item
                        WHERE l.removed=0 AND NOT EXISTS(SELECT 1 FROM line d WHERE d.item=v.item)
                        ORDER BY l.item LIMIT ?
                        """,
                Checking::conflict,
                zone.name(),
                base,
                draft,
                zone.name(),
                base,
                Check.MOST));
        return found;
    }

    private static Conflict conflict(ResultSet row) throws SQLException {
        return new Conflict(row.getString(1), row.getString(2), row.getString(3));
    }
}
