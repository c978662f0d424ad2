package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.Tender;
import com.evertill.edge.journal.Schema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a machine had written when it went, for whoever looks from outside: nobody in the world can any more.
 *
 * @param facts of its own epoch, also those that it had let go.
 * @param letGo what it had and kept no longer, of whatever epoch.
 * @param confirmed how many of them it believed to be confirmed.
 * @param openPayments references of what it had asked a terminal for and that is in no fact: for a basket that was open, or without an answer.
 */
record Remains(int epoch, List<Fact> facts, List<Fact> letGo, long confirmed, Set<String> openPayments) {

    static Remains of(Box box, Path folder) {
        try (var database = Schema.open("jdbc:sqlite:" + folder.resolve("edge.db"))) {
            return database.read(tx -> {
                int epoch = (int) tx.number("SELECT epoch FROM node");
                var onDisk = journal(tx, box.node(), epoch);
                var own = box.letGo.with(epoch, onDisk).stream()
                        .filter(fact -> fact.key().epoch() == epoch)
                        .toList();
                return new Remains(
                        epoch,
                        own,
                        box.letGo.without(epoch, onDisk),
                        tx.number("SELECT confirmed FROM sync"),
                        openPayments(tx, own));
            });
        }
    }

    private static Set<String> openPayments(Tx tx, List<Fact> facts) throws SQLException {
        var open = new HashSet<>(tx.list(
                "SELECT reference FROM card_attempt WHERE state NOT IN ('APPLIED', 'DECLINED', 'REVERSED')"
                        + " OR till IN (SELECT till FROM basket_event)",
                row -> row.getString(1)));
        facts.stream()
                .map(FactType::read)
                .filter(Payload.SaleCompleted.class::isInstance)
                .flatMap(sale -> ((Payload.SaleCompleted) sale).tenders().stream())
                .filter(Tender.Card.class::isInstance)
                .forEach(card -> open.remove(((Tender.Card) card).attempt()));
        return open;
    }

    /** All that is on the disk, of the epochs before and of its own. */
    static List<Fact> journal(Tx tx, NodeId node, int epoch) throws SQLException {
        var facts = new ArrayList<>(past(tx, node, -1));
        facts.addAll(own(tx, node, epoch, -1));
        return facts;
    }

    /** Of each of them the oldest. */
    static List<Fact> oldest(Tx tx, NodeId node, int epoch, int limit) throws SQLException {
        var facts = new ArrayList<>(past(tx, node, limit));
        facts.addAll(own(tx, node, epoch, limit));
        return facts;
    }

    private static List<Fact> past(Tx tx, NodeId node, int limit) throws SQLException {
        return tx.list(
                "SELECT * FROM past_fact ORDER BY epoch, sequence LIMIT ?",
                row -> new Fact(
                        new FactKey(node, row.getInt(1), row.getLong(2)),
                        Instant.ofEpochMilli(row.getLong(3)),
                        LocalDate.ofEpochDay(row.getLong(4)),
                        row.getString(5),
                        row.getInt(6),
                        row.getBytes(7),
                        Hash.of(row.getBytes(8))),
                limit);
    }

    private static List<Fact> own(Tx tx, NodeId node, int epoch, int limit) throws SQLException {
        return tx.list(
                "SELECT * FROM fact ORDER BY sequence LIMIT ?",
                row -> new Fact(
                        new FactKey(node, epoch, row.getLong(1)),
                        Instant.ofEpochMilli(row.getLong(2)),
                        LocalDate.ofEpochDay(row.getLong(3)),
                        row.getString(4),
                        row.getInt(5),
                        row.getBytes(6),
                        Hash.of(row.getBytes(7))),
                limit);
    }
}
