package com.evertill.edge.stock;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Movements;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.edge.journal.FoldTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** On hand per item. Below zero where more was sold than was ever received: true of the journal, and told as it is. */
public final class StockOnHand extends FoldTable {

    /** An item and how much of it there is. */
    public record Level(String itemId, Quantity quantity) {}

    public StockOnHand() {
        super("stock", "SELECT item, thousandths, unit FROM stock WHERE thousandths <> 0 ORDER BY item, unit");
    }

    @Override
    protected void add(Tx tx, String into, Fact fact, Payload payload) throws SQLException {
        if (payload instanceof Payload.StockCounted counted) {
            for (var line : counted.lines()) {
                tx.update(
                        "INSERT INTO " + into
                                + " VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET thousandths = excluded.thousandths",
                        line.itemId(),
                        line.quantity().unit(),
                        line.quantity().thousandths());
            }
        }
        for (var movement : Movements.ofStock(payload)) {
            tx.update(
                    "INSERT INTO " + into
                            + " VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET thousandths = thousandths + excluded.thousandths",
                    movement.itemId(),
                    movement.quantity().unit(),
                    movement.quantity().thousandths());
        }
    }

    /** Zero if nothing was ever booked of it. */
    Quantity of(Tx tx, String itemId, Unit unit) throws SQLException {
        return new Quantity(tx.number("SELECT thousandths FROM stock WHERE item = ? AND unit = ?", itemId, unit), unit);
    }

    /** In which it was booked last; empty if nothing ever was. */
    Optional<Unit> unit(Tx tx, String itemId) throws SQLException {
        return tx.first("SELECT unit FROM stock WHERE item = ?", row -> Unit.valueOf(row.getString(1)), itemId);
    }

    /** The lowest first. */
    public List<Level> levels(Tx tx, int limit) throws SQLException {
        return tx.list(
                "SELECT item, unit, thousandths FROM stock ORDER BY thousandths, item LIMIT ?",
                row -> new Level(row.getString(1), new Quantity(row.getLong(3), Unit.valueOf(row.getString(2)))),
                limit);
    }
}
