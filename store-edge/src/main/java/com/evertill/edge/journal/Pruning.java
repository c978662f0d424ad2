package com.evertill.edge.journal;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Lets old facts go that the cloud holds, oldest first, those of earlier epochs before this one's. Sums, counters and open shifts behind the last one that went are kept, and its hash, from which the chain goes on: the
 * verifier proves what is left as it proved the whole.
 */
public final class Pruning {
    /** In a transaction: the tills wait for it. */
    private static final int AT_ONCE = 20;

    private final Journal journal;
    private final List<Fold> folds;

    /** The last fact that is no longer here. */
    public record Pruned(int epoch, long sequence, Hash hash) {
        static final Pruned NOTHING = new Pruned(0, 0, Hash.ZERO);

        /** Of an epoch; 0 if all of it is here. */
        long of(int its) {
            return its < epoch ? Long.MAX_VALUE : its == epoch ? sequence : 0;
        }
    }

    Pruning(Journal journal, List<Fold> folds) {
        this.journal = journal;
        this.folds = folds;
    }

    static Pruned read(Tx tx) throws SQLException {
        return tx.first("SELECT epoch, sequence, hash FROM pruned", Pruning::pruned)
                .orElse(Pruned.NOTHING);
    }

    private static Pruned pruned(ResultSet row) throws SQLException {
        return new Pruned(row.getInt(1), row.getLong(2), Hash.of(row.getBytes(3)));
    }

    /**
     * Lets the next few go.
     *
     * @param before facts from then on stay.
     * @return whether there may be more.
     */
    public boolean step(Tx tx, Instant before) throws SQLException {
        var facts = next(tx, before);
        for (var fact : facts) {
            settle(tx, fact, FactType.read(fact));
        }
        if (!facts.isEmpty()) {
            cut(tx, facts.getLast());
        }
        return !facts.isEmpty();
    }

    private List<Fact> next(Tx tx, Instant before) throws SQLException {
        var at = read(tx);
        for (var end : journal.past().epochs(tx)) {
            long from = at.of(end.epoch());
            if (from < end.sequence()) {
                long most = held(tx, end) - from;
                return old(journal.past().read(tx, end.epoch(), from + 1, (int) Math.min(AT_ONCE, most)), before);
            }
        }
        return old(journal.read(tx, at.of(journal.epoch()) + 1, (int) Math.min(AT_ONCE, most(tx, at))), before);
    }

    /** How far the cloud holds an earlier epoch: all that is here of it, but for what was saved from a damaged file and is still on its way. */
    private static long held(Tx tx, Past.End end) throws SQLException {
        return tx.first(
                        "SELECT confirmed FROM past_tail WHERE epoch = ? AND confirmed < last",
                        row -> row.getLong(1),
                        end.epoch())
                .orElse(end.sequence());
    }

    /** Never the last fact of all: the chain hangs on it. */
    private long most(Tx tx, Pruned at) throws SQLException {
        long confirmed = tx.number("SELECT confirmed FROM sync WHERE one = 1");
        return Math.min(confirmed, journal.highest(tx) - 1) - at.of(journal.epoch());
    }

    private static List<Fact> old(List<Fact> facts, Instant before) {
        return facts.stream().takeWhile(fact -> fact.at().isBefore(before)).toList();
    }

    private void settle(Tx tx, Fact fact, Payload payload) throws SQLException {
        for (var fold : folds) {
            fold.prune(tx, fact, payload);
        }
        switch (payload) {
            case Payload.SaleCompleted sale ->
                count(tx, fact, "receipt", sale.receipt().till(), sale.receipt().number());
            case Payload.ReturnCompleted back ->
                count(tx, fact, "receipt", back.receipt().till(), back.receipt().number());
            case Payload.ShiftOpened opened -> {
                count(tx, fact, "shift", opened.till(), opened.shift().number());
                tx.update(
                        "INSERT OR REPLACE INTO pruned_shift VALUES (?, ?, ?)",
                        opened.till().number(),
                        opened.shift(),
                        fact.businessDay().toEpochDay());
            }
            case Payload.ShiftClosed closed ->
                tx.update(
                        "DELETE FROM pruned_shift WHERE till = ?", closed.till().number());
            default -> {}
        }
    }

    private static void count(Tx tx, Fact fact, String kind, TillId till, long number) throws SQLException {
        tx.update(
                "INSERT OR REPLACE INTO pruned_number VALUES (?, ?, ?)",
                fact.key().epoch(),
                kind + " " + till,
                number);
    }

    private void cut(Tx tx, Fact last) throws SQLException {
        var key = last.key();
        tx.update("DELETE FROM pruned");
        tx.update(
                "INSERT INTO pruned VALUES (1, ?, ?, ?)",
                key.epoch(),
                key.sequence(),
                last.hash().bytes());
        if (key.epoch() == journal.epoch()) {
            tx.update("DELETE FROM fact WHERE sequence <= ?", key.sequence());
            tx.update("DELETE FROM batch WHERE last <= ?", key.sequence());
        } else {
            tx.update("DELETE FROM past_fact WHERE epoch = ? AND sequence <= ?", key.epoch(), key.sequence());
        }
    }
}
