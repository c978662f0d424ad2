package com.evertill.cloud.ledger.readers;

import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.util.List;

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
    public void take(Tx tx, Entry entry) throws SQLException {
        for (var movement : entry.movements()) {
            add(tx, entry.node(), movement.itemId(), movement.quantity());
        }
        if (entry.payload() instanceof Payload.StockCounted counted) {
            for (var line : counted.lines()) {
                tx.update(
                        "DELETE FROM stock WHERE shop=? AND item=? AND unit=?",
                        entry.node().shop(),
                        line.itemId(),
                        line.quantity().unit().name());
                add(tx, entry.node(), line.itemId(), line.quantity());
            }
        }
    }

    private static void add(Tx tx, NodeId node, String item, Quantity quantity) throws SQLException {
        tx.update("""
                INSERT INTO stock(shop, item, unit, thousandths) VALUES(?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET thousandths=thousandths+excluded.thousandths
                """, node.shop(), item, quantity.unit().name(), quantity.thousandths());
    }

    @Override
    public void forget(Tx tx) throws SQLException {
        tx.update("DELETE FROM stock");
    }
}
