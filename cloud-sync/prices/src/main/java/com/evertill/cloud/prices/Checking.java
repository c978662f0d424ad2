package com.evertill.cloud.prices;

import com.evertill.cloud.prices.Check.Conflict;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a draft against a book, item by item, whatever their number. */
final class Checking {
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
        return new Change(before.orElse(null), row.getBoolean("removed") ? null : item);
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
        var found = new ArrayList<>(tx.list("""
                SELECT a.plu, a.item, b.item FROM draft_line a
                JOIN draft_line b ON b.draft=a.draft AND b.plu=a.plu AND b.item>a.item AND b.removed=0
                WHERE a.draft=? AND a.removed=0 ORDER BY a.item LIMIT ?
                """, Checking::conflict, draft, Check.MOST));
        found.addAll(tx.list(
                "SELECT l.plu, l.item, v.item FROM draft_line l JOIN item_version v ON" + PriceBook.AS_OF + """
                         AND v.plu=l.plu AND v.item<>l.item
                        WHERE l.draft=? AND l.removed=0
                          AND NOT EXISTS(SELECT 1 FROM draft_line d WHERE d.draft=l.draft AND d.item=v.item)
                        ORDER BY l.item LIMIT ?
                        """,
                Checking::conflict,
                zone.name(),
                base,
                draft,
                Check.MOST));
        return found;
    }

    private static Conflict conflict(ResultSet row) throws SQLException {
        return new Conflict(row.getString(1), row.getString(2), row.getString(3));
    }
}
