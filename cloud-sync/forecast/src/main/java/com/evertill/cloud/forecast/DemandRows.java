package com.evertill.cloud.forecast;

import com.evertill.cloud.forecast.demand.Series;
import com.evertill.cloud.forecast.demand.Series.Day;
import com.evertill.cloud.forecast.demand.Series.State;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was sold and what was there, by day, as rows. */
final class DemandRows {
    /** Half a year: what was before says little of tomorrow. */
    static final int LONGEST = 182;

    static void sold(Tx tx, ForecastNews.Heard.Sold sold) throws SQLException {
        tx.update("INSERT INTO open_day VALUES(?, ?) ON CONFLICT DO NOTHING", sold.store(), sold.day());
        tx.update(
                "INSERT INTO round VALUES(?, ?, NULL, NULL, 1) ON CONFLICT DO NOTHING", sold.store(), LocalDate.EPOCH);
        for (var each : sold.quantities().entrySet()) {
            var kind = each.getKey();
            tx.update("""
                    INSERT INTO sold VALUES(?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET thousandths = thousandths + excluded.thousandths
                    """, kind.store(), kind.item(), kind.unit(), sold.day(), each.getValue());
        }
    }

    /** @param day of the store on which it was told. */
    static void levelIs(Tx tx, ForecastNews.Heard.LevelIs level, LocalDate day) throws SQLException {
        var kind = level.kind();
        tx.update("""
                INSERT INTO level VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?5) ON CONFLICT DO UPDATE SET
                  highest = max(highest, excluded.highest),
                  on_hand = CASE WHEN excluded.version > version THEN excluded.on_hand ELSE on_hand END,
                  promised = CASE WHEN excluded.version > version THEN excluded.promised ELSE promised END,
                  version = max(version, excluded.version)
                """, kind.store(), kind.item(), kind.unit(), level.version(), level.onHand(), level.promised());
        tx.update("""
                INSERT INTO level_day VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?6) ON CONFLICT DO UPDATE SET
                  lowest = min(lowest, excluded.lowest),
                  last = CASE WHEN excluded.version > version THEN excluded.last ELSE last END,
                  version = max(version, excluded.version)
                """, kind.store(), kind.item(), kind.unit(), day, level.version(), level.onHand());
    }

    /** Absent where stock is not kept: it was never said that there was any. */
    static Optional<Position> position(Tx tx, Kind kind) throws SQLException {
        long ordered = tx.number(
                "SELECT sum(missing) FROM ordered WHERE store = ? AND item = ? AND unit = ?",
                kind.store(),
                kind.item(),
                kind.unit());
        return tx.first(
                "SELECT on_hand, promised FROM level WHERE store = ? AND item = ? AND unit = ? AND highest > 0",
                row -> new Position(row.getLong(1), row.getLong(2), ordered),
                kind.store(),
                kind.item(),
                kind.unit());
    }

    /** On which somebody bought something in a store, in the half year before a day. */
    static List<LocalDate> openDays(Tx tx, String store, LocalDate before) throws SQLException {
        return tx.list(
                "SELECT day FROM open_day WHERE store = ? AND day < ? AND day >= ? ORDER BY day",
                row -> LocalDate.parse(row.getString(1)),
                store,
                before,
                before.minusDays(LONGEST));
    }

    /** Kinds that were ever sold in a store, in their order, behind one of them. */
    static List<Kind> kinds(Tx tx, String store, String item, String unit, int most) throws SQLException {
        return tx.list(
                """
                SELECT DISTINCT item, unit FROM sold WHERE store = ? AND (item, unit) > (?, ?)
                ORDER BY item, unit LIMIT ?
                """, row -> new Kind(store, row.getString(1), Unit.valueOf(row.getString(2))), store, item, unit, most);
    }

    /**
     * From the first day on which it was sold, or half a year ago, to the last of these days.
     *
     * @param openDays of its store; at least one.
     */
    static Optional<Series> series(Tx tx, Kind kind, List<LocalDate> openDays) throws SQLException {
        var last = openDays.getLast();
        var sold = sold(tx, kind, last);
        if (sold.isEmpty()) {
            return Optional.empty();
        }
        var first = sold.firstKey();
        var open = new HashSet<>(openDays);
        var out = out(tx, kind, first, last);
        // Most days without any are no shop's but of records that are wrong: then what was sold is believed.
        boolean isBelieved = out.size() * 2 < open.size();
        var days = new ArrayList<Day>();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            double units = sold.getOrDefault(day, 0L) / (double) Quantity.ONE;
            var state = isBelieved && out.contains(day) ? State.OUT : State.OPEN;
            days.add(new Day(units, open.contains(day) ? state : State.CLOSED));
        }
        return Optional.of(new Series(first, days));
    }

    private static SortedMap<LocalDate, Long> sold(Tx tx, Kind kind, LocalDate last) throws SQLException {
        var sold = new TreeMap<LocalDate, Long>();
        tx.each(
                "SELECT day, thousandths FROM sold WHERE store = ? AND item = ? AND unit = ? AND day > ? AND day <= ?",
                row -> sold.put(LocalDate.parse(row.getString(1)), row.getLong(2)),
                kind.store(),
                kind.item(),
                kind.unit(),
                last.minusDays(LONGEST),
                last);
        return sold;
    }

    private record Levels(long last, long lowest) {}

    /** Days on which there was none, for some of the day at least. */
    private static Set<LocalDate> out(Tx tx, Kind kind, LocalDate first, LocalDate last) throws SQLException {
        long before = tx.first("""
                        SELECT last FROM level_day WHERE store = ? AND item = ? AND unit = ? AND day < ? ORDER BY day DESC LIMIT 1
                        """, row -> row.getLong(1), kind.store(), kind.item(), kind.unit(), first)
                .orElse(1L);
        var levels = levels(tx, kind, first, last);
        var out = new HashSet<LocalDate>();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            var level = levels.getOrDefault(day, new Levels(before, before));
            if (level.lowest() <= 0) {
                out.add(day);
            }
            before = level.last();
        }
        return out;
    }

    private static Map<LocalDate, Levels> levels(Tx tx, Kind kind, LocalDate first, LocalDate last)
            throws SQLException {
        var levels = new HashMap<LocalDate, Levels>();
        tx.each(
                """
                SELECT day, last, lowest FROM level_day
                WHERE store = ? AND item = ? AND unit = ? AND day BETWEEN ? AND ?
                """,
                row -> levels.put(LocalDate.parse(row.getString(1)), new Levels(row.getLong(2), row.getLong(3))),
                kind.store(),
                kind.item(),
                kind.unit(),
                first,
                last);
        return levels;
    }

    /** What is older than a year is asked for by nobody. */
    static void forget(Tx tx, String store, LocalDate today) throws SQLException {
        var old = today.minusDays(2L * LONGEST);
        tx.update("DELETE FROM sold WHERE store = ? AND day < ?", store, old);
        tx.update("DELETE FROM open_day WHERE store = ? AND day < ?", store, old);
        tx.update("DELETE FROM level_day WHERE store = ? AND day < ?", store, old);
    }

    private DemandRows() {}
}
