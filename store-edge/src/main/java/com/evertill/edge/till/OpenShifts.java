package com.evertill.edge.till;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.edge.journal.Fold;
import java.sql.SQLException;

/**
 * The drawer sessions that are open. A till keeps its own; as a fold over the facts of the boxes before it is how a new box comes to those that they
 * left open, so that the drawers can be counted.
 */
public final class OpenShifts implements Fold {
    @Override
    public void apply(Tx tx, Fact fact, Payload payload) throws SQLException {
        switch (payload) {
            case Payload.ShiftOpened opened -> {
                close(tx, opened.till());
                open(tx, opened.till(), new Shift(opened.shift(), opened.cashier(), fact.at(), fact.businessDay()));
            }
            case Payload.ShiftClosed closed -> close(tx, closed.till());
            default -> {}
        }
    }

    static void open(Tx tx, TillId till, Shift shift) throws SQLException {
        tx.update(
                "INSERT INTO shift VALUES (?, ?, ?, ?, ?, NULL)",
                till.number(),
                shift.number(),
                shift.cashier(),
                shift.opened().toEpochMilli(),
                shift.businessDay().toEpochDay());
    }

    static void close(Tx tx, TillId till) throws SQLException {
        tx.update("DELETE FROM shift WHERE till = ?", till.number());
    }

    @Override
    public void clear(Tx tx) throws SQLException {
        tx.update("DELETE FROM shift");
    }

    @Override
    public String content(Tx tx) throws SQLException {
        var lines = new StringBuilder();
        tx.each("SELECT till, number, cashier, opened, business_day FROM shift ORDER BY till", row -> lines.append(
                        row.getInt(1))
                .append(' ')
                .append(row.getString(2))
                .append(' ')
                .append(row.getString(3))
                .append(' ')
                .append(row.getLong(4))
                .append(' ')
                .append(row.getLong(5))
                .append('\n'));
        return lines.toString();
    }
}
