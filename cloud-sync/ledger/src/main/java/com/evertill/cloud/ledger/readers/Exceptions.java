package com.evertill.cloud.ledger.readers;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * What somebody in a shop must see to and close. The streams of a node's boxes are read each by itself, so what a later box closed may be known before
 * what opened it at an earlier one: each has its own columns, and open is what has the one and not the other.
 */
public final class Exceptions implements Reader {
    private final Database database;

    Exceptions(Database database) {
        this.database = database;
    }

    /** @param fact what opened it: a {@link Payload.TerminalReconciled}, a {@link Payload.PaymentForwarded} or a {@link Payload.CardRefunded}. */
    public record OpenException(NodeId node, TillId till, String id, Instant opened, Payload fact) {}

    /** Of all shops, the oldest first. */
    public List<OpenException> open() {
        return database.read(tx -> tx.list(
                "SELECT node, till, id, opened, type, fact FROM exception WHERE opened IS NOT NULL AND closed IS NULL"
                        + " ORDER BY opened, node, id",
                row -> new OpenException(
                        NodeId.parse(row.getString(1)),
                        new TillId(row.getInt(2)),
                        row.getString(3),
                        Instant.ofEpochMilli(row.getLong(4)),
                        FactType.read(row.getString(5), row.getBytes(6)))));
    }

    @Override
    public String name() {
        return "exceptions";
    }

    @Override
    public void take(Tx tx, List<Entry> entries) throws SQLException {
        for (var entry : entries) {
            take(tx, entry.fact(), entry.payload());
        }
    }

    private static void take(Tx tx, Fact fact, Payload payload) throws SQLException {
        switch (payload) {
            case Payload.TerminalReconciled reconciled
            when reconciled.exception() != null -> opened(tx, fact, reconciled.exception(), reconciled.till());
            case Payload.PaymentForwarded forwarded
            when forwarded.exception() != null ->
                opened(tx, fact, forwarded.exception(), forwarded.payment().till());
            case Payload.CardRefunded refunded
            when refunded.exception() != null -> opened(tx, fact, refunded.exception(), refunded.till());
            case Payload.ExceptionClosed closed -> closed(tx, fact, closed);
            default -> {}
        }
    }

    private static void opened(Tx tx, Fact fact, String id, TillId till) throws SQLException {
        tx.update("""
                INSERT INTO exception(node, id, till, opened, type, fact) VALUES(?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET opened=excluded.opened, type=excluded.type, fact=excluded.fact
                """, fact.key().node(), id, till.number(), fact.at().toEpochMilli(), fact.type(), fact.payload());
    }

    private static void closed(Tx tx, Fact fact, Payload.ExceptionClosed closed) throws SQLException {
        tx.update(
                """
                INSERT INTO exception(node, id, till, closed, closed_by, note) VALUES(?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET closed=excluded.closed, closed_by=excluded.closed_by, note=excluded.note
                """,
                fact.key().node(),
                closed.exception(),
                closed.till().number(),
                fact.at().toEpochMilli(),
                closed.by().number(),
                closed.note());
    }

    @Override
    public void forget(Tx tx) throws SQLException {
        tx.update("DELETE FROM exception");
    }
}
