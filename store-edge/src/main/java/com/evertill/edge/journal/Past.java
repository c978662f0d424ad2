package com.evertill.edge.journal;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The facts of a node's earlier epochs, which other boxes wrote. Filled before this box's own journal begins; the same ever after. */
public final class Past {
    private static final int AT_ONCE = 1_000;

    private final NodeId node;

    public Past(NodeId node) {
        this.node = node;
    }

    public NodeId node() {
        return node;
    }

    /**
     * An epoch's end, or how far of it there is.
     *
     * @param sequence of the last fact; 0 for none.
     * @param hash of that fact.
     */
    public record End(int epoch, long sequence, Hash hash) {}

    /** Takes a fact in, once. */
    public interface Taker {
        void take(Fact fact) throws SQLException;
    }

    /** Which epochs there are to be, each up to its end. What is here of others, or goes further, is thrown away. */
    public void expect(Tx tx, List<End> epochs) throws SQLException {
        tx.update("DELETE FROM past_epoch");
        for (var end : epochs) {
            tx.update(
                    "INSERT INTO past_epoch VALUES (?, ?, ?)",
                    end.epoch(),
                    end.sequence(),
                    end.hash().bytes());
        }
        tx.update("DELETE FROM past_fact WHERE NOT EXISTS"
                + " (SELECT 1 FROM past_epoch e WHERE e.epoch = past_fact.epoch AND past_fact.sequence <= e.sequence)");
    }

    /** The earlier epochs, in order, each with the end that it is to have. */
    public List<End> epochs(Tx tx) throws SQLException {
        return tx.list("SELECT epoch, sequence, hash FROM past_epoch ORDER BY epoch", Past::end);
    }

    /** How far of an epoch there is. */
    public End held(Tx tx, int epoch) throws SQLException {
        return tx.first(
                        "SELECT epoch, sequence, hash FROM past_fact WHERE epoch = ? ORDER BY sequence DESC LIMIT 1",
                        Past::end,
                        epoch)
                .orElse(new End(epoch, 0, Hash.ZERO));
    }

    private static End end(ResultSet row) throws SQLException {
        return new End(row.getInt(1), row.getLong(2), Hash.of(row.getBytes(3)));
    }

    /** Whoever gives it has looked whether it follows from the one before. */
    public void keep(Tx tx, Fact fact) throws SQLException {
        tx.update(
                "INSERT INTO past_fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                fact.key().epoch(),
                fact.key().sequence(),
                fact.at().toEpochMilli(),
                fact.businessDay().toEpochDay(),
                fact.type(),
                fact.version(),
                fact.payload(),
                fact.hash().bytes());
    }

    /** Throws away what there is of an epoch. Only before a journal stands on it. */
    public void forget(Tx tx, int epoch) throws SQLException {
        tx.update("DELETE FROM past_fact WHERE epoch = ?", epoch);
    }

    public Optional<Fact> find(Tx tx, int epoch, long sequence) throws SQLException {
        return tx.first("SELECT * FROM past_fact WHERE epoch = ? AND sequence = ?", this::fact, epoch, sequence);
    }

    /** The chain's hash at a sequence of an earlier epoch, also where that is the last fact that was let go; {@link Hash#ZERO} before the first. */
    public Hash hashAt(Tx tx, int epoch, long sequence) throws SQLException {
        if (sequence == 0) {
            return Hash.ZERO;
        }
        var pruned = Pruning.read(tx);
        return pruned.of(epoch) == sequence
                ? pruned.hash()
                : find(tx, epoch, sequence)
                        .orElseThrow(() -> new IllegalStateException(
                                "fact " + sequence + " of epoch " + epoch + " is not in the journal"))
                        .hash();
    }

    /** All of them, epoch by epoch, in order. */
    public void each(Tx tx, Taker taker) throws SQLException {
        for (var end : epochs(tx)) {
            long pruned = Pruning.read(tx).of(end.epoch());
            for (long first = pruned + 1; pruned < end.sequence() && first <= end.sequence(); first += AT_ONCE) {
                for (var fact : read(tx, end.epoch(), first, AT_ONCE)) {
                    taker.take(fact);
                }
            }
        }
    }

    /** In order, from {@code first} on. */
    public List<Fact> read(Tx tx, int epoch, long first, int limit) throws SQLException {
        return tx.list(
                "SELECT * FROM past_fact WHERE epoch = ? AND sequence >= ? ORDER BY sequence LIMIT ?",
                this::fact,
                epoch,
                first,
                limit);
    }

    /** How many there are. */
    public long count(Tx tx) throws SQLException {
        return tx.number("SELECT count(*) FROM past_fact");
    }

    private Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                new FactKey(node, row.getInt(1), row.getLong(2)),
                Instant.ofEpochMilli(row.getLong(3)),
                LocalDate.ofEpochDay(row.getLong(4)),
                row.getString(5),
                row.getInt(6),
                row.getBytes(7),
                Hash.of(row.getBytes(8)));
    }
}
