package com.evertill.edge.tender;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.edge.journal.Fold;
import com.evertill.edge.journal.Journal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * What somebody must see to and close. Whoever appends a fact that opens or closes one says so here as well; as a fold over the facts of the boxes
 * before it is how a new box comes to those that they left open.
 */
public final class OpenExceptions implements Fold {

    /** @param fact what opened it: a {@link Payload.TerminalReconciled}, a {@link Payload.PaymentForwarded} or a {@link Payload.CardRefunded}. */
    public record OpenException(String id, Instant opened, Payload fact) {}

    @Override
    public void apply(Tx tx, Fact fact, Payload payload) throws SQLException {
        if (payload instanceof Payload.ExceptionClosed closed) {
            close(tx, closed.till(), closed.exception());
        } else {
            opened(tx, fact, payload);
        }
    }

    /** If it does. */
    public static void opened(Tx tx, Fact fact, Payload payload) throws SQLException {
        switch (payload) {
            case Payload.TerminalReconciled reconciled
            when reconciled.exception() != null -> open(tx, reconciled.exception(), reconciled.till(), fact);
            case Payload.PaymentForwarded forwarded
            when forwarded.exception() != null ->
                open(tx, forwarded.exception(), forwarded.payment().till(), fact);
            case Payload.CardRefunded refunded
            when refunded.exception() != null -> open(tx, refunded.exception(), refunded.till(), fact);
            default -> {}
        }
    }

    private static void open(Tx tx, String id, TillId till, Fact fact) throws SQLException {
        tx.update(
                "INSERT INTO open_exception(id, till, opened, fact, type) VALUES (?, ?, ?, ?, ?)",
                id,
                till.number(),
                fact.at().toEpochMilli(),
                fact.payload(),
                fact.type());
    }

    /** The name of the next one, never again: {@code till-epoch-Rnumber}. */
    public static String draw(Tx tx, Journal journal, TillId till) throws SQLException {
        return till + "-" + journal.epoch() + "-R" + journal.draw(tx, "exception", till);
    }

    /** False if there is none such at this till. */
    public static boolean close(Tx tx, TillId till, String id) throws SQLException {
        return tx.update("DELETE FROM open_exception WHERE id = ? AND till = ?", id, till.number()) == 1;
    }

    /** The oldest first. */
    public static List<OpenException> of(Tx tx, TillId till) throws SQLException {
        return tx.list(
                "SELECT id, opened, type, fact FROM open_exception WHERE till = ? ORDER BY opened, id",
                row -> new OpenException(
                        row.getString(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        FactType.read(row.getString(3), row.getBytes(4))),
                till.number());
    }

    @Override
    public void clear(Tx tx) throws SQLException {
        tx.update("DELETE FROM open_exception");
    }

    @Override
    public String content(Tx tx) throws SQLException {
        var lines = new StringBuilder();
        tx.each(
                "SELECT till, id FROM open_exception ORDER BY till, id",
                row -> lines.append(row.getInt(1) + " " + row.getString(2) + "\n"));
        return lines.toString();
    }
}
