package com.evertill.edge.stock;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Movements;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.edge.journal.Fold;
import java.sql.SQLException;
import java.util.List;

/** On hand per item. Below zero where more was sold than was ever received: true of the journal, and told as it is. */
public final class StockOnHand implements Fold {

    /** An item and how much of it there is. */
    public record Level(String itemId, Quantity quantity) {}

    @Override
    public void apply(Tx tx, Fact fact, Payload payload) throws SQLException {
        move(tx, "stock", payload);
    }

    @Override
    public void prune(Tx tx, Fact fact, Payload payload) throws SQLException {
        move(tx, "pruned_stock", payload);
    }

    private static void move(Tx tx, String table, Payload payload) throws SQLException {
        if (payload instanceof Payload.StockCounted counted) {
            for (var line : counted.lines()) {
                tx.update(
                        "INSERT INTO " + table
                                + " VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET thousandths = excluded.thousandths",
                        line.itemId(),
                        line.quantity().unit(),
                        line.quantity().thousandths());
            }
        }
        for (var movement : Movements.ofStock(payload)) {
            tx.update(
                    "INSERT INTO " + table
                            + " VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET thousandths = thousandths + excluded.thousandths",
                    movement.itemId(),
                    movement.quantity().unit(),
                    movement.quantity().thousandths());
        }
    }

    @Override
    public void clear(Tx tx) throws SQLException {
        tx.update("DELETE FROM stock");
        tx.update("INSERT INTO stock SELECT * FROM pruned_stock");
    }

    @Override
    public String content(Tx tx) throws SQLException {
        var lines = new StringBuilder();
        tx.each(
                "SELECT item, unit, thousandths FROM stock WHERE thousandths <> 0 ORDER BY 1, 2",
                row -> lines.append(row.getString(1) + " " + row.getLong(3) + " " + row.getString(2) + "\n"));
        return lines.toString();
    }

    public List<Level> levels(Tx tx, int limit) throws SQLException {
        return tx.list(
                "SELECT item, unit, thousandths FROM stock ORDER BY thousandths, item LIMIT ?",
                row -> new Level(row.getString(1), new Quantity(row.getLong(3), Unit.valueOf(row.getString(2)))),
                limit);
    }
}
