package com.evertill.cloud.ledger.readers;

import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each store should have on its shelves: movements add up, a count says how it is. Below zero where more was sold than was ever received,
 * which is the rule in a shop that has not begun to keep its stock.
 */
public final class StockOnHand implements Reader {
    private final Database database;

    StockOnHand(Database database) {
        this.database = database;
    }

    public record OnHand(String itemId, Quantity quantity) {}

    /** @param shop {@code tenant.store} */
    public List<OnHand> of(String shop) {
        return database.read(tx -> tx.list(
                "SELECT item, unit, thousandths FROM stock WHERE shop=? ORDER BY item, unit",
                row -> new OnHand(row.getString(1), new Quantity(row.getLong(3), Unit.valueOf(row.getString(2)))),
                shop));
    }

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public void take(Tx tx, List<Entry> entries) throws SQLException {
        var shop = entries.getFirst().node().shop();
        var moved = new LinkedHashMap<Kind, Long>();
        for (var entry : entries) {
            for (var movement : entry.movements()) {
                moved.merge(
                        Kind.of(movement.itemId(), movement.quantity()),
                        movement.quantity().thousandths(),
                        Long::sum);
            }
            if (entry.payload() instanceof Payload.StockCounted counted) {
                write(tx, shop, moved);
                count(tx, shop, counted);
            }
        }
        write(tx, shop, moved);
    }

    /** What is kept by itself. */
    private record Kind(String item, Unit unit) {
        static Kind of(String item, Quantity quantity) {
            return new Kind(item, quantity.unit());
        }
    }

    private static void count(Tx tx, String shop, Payload.StockCounted counted) throws SQLException {
        for (var line : counted.lines()) {
            var kind = Kind.of(line.itemId(), line.quantity());
            tx.update("DELETE FROM stock WHERE shop=? AND item=? AND unit=?", shop, kind.item, kind.unit.name());
            add(tx, shop, kind, line.quantity().thousandths());
        }
    }

    private static void write(Tx tx, String shop, Map<Kind, Long> moved) throws SQLException {
        for (var each : moved.entrySet()) {
            add(tx, shop, each.getKey(), each.getValue());
        }
        moved.clear();
    }

    private static void add(Tx tx, String shop, Kind kind, long thousandths) throws SQLException {
        tx.update("""
                INSERT INTO stock(shop, item, unit, thousandths) VALUES(?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET thousandths=thousandths+excluded.thousandths
                """, shop, kind.item, kind.unit.name(), thousandths);
    }

    @Override
    public void forget(Tx tx) throws SQLException {
        tx.update("DELETE FROM stock");
    }
}
