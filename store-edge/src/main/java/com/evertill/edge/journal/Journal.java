package com.evertill.edge.journal;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Chain;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The facts of this node: those of this box's epoch, in order, and behind them the {@link Past}. */
public final class Journal {
    private final NodeId node;
    private final int epoch;
    private final ZoneId zone;
    private final List<Fold> folds;
    private final Past past;

    /** Whether a journal was begun in this file, or one that was begun elsewhere is gone on with. */
    public static boolean isBegun(Tx tx) throws SQLException {
        return tx.number("SELECT count(*) FROM node") > 0;
    }

    /**
     * Finds the node's journal. Where there is none, begins it with the first fact of epoch 1: right for a box that no other was before.
     *
     * @param zone of the store, for the business day of what belongs to no shift.
     * @throws IllegalStateException if the file is another node's.
     */
    public static Journal open(Tx tx, NodeId node, ZoneId zone, String software, List<Fold> folds, Instant now)
            throws SQLException {
        var known = tx.first("SELECT name FROM node", row -> NodeId.parse(row.getString(1)));
        if (known.isPresent() && !known.get().equals(node)) {
            throw new IllegalStateException("this file is the journal of " + known.get() + ", and this box is " + node
                    + "; give it its own data folder, or correct the node in the store's configuration");
        }
        if (known.isEmpty()) {
            begin(tx, node, zone, software, 1, folds, now);
        }
        tx.update("UPDATE node SET starts = starts + 1");
        return new Journal(node, (int) tx.number("SELECT epoch FROM node"), zone, folds);
    }

    /**
     * Begins an epoch: takes in the facts of those before, as far as they are {@link Past here}, and says in its first fact behind which of them the rest
     * is lost.
     *
     * @throws IllegalStateException if one of them does not end where it is to end.
     */
    public static Journal begin(
            Tx tx, NodeId node, ZoneId zone, String software, int epoch, List<Fold> folds, Instant now)
            throws SQLException {
        var journal = new Journal(node, epoch, zone, folds);
        var ends = journal.past.epochs(tx);
        for (var end : ends) {
            var held = journal.past.held(tx, end.epoch());
            if (end.epoch() >= epoch || !held.equals(end)) {
                throw new IllegalStateException(
                        "of epoch " + end.epoch() + " there is " + held + " here, and not " + end);
            }
        }
        tx.update("INSERT INTO node VALUES (1, ?, ?, 0)", node, epoch);
        journal.takePastIn(tx);
        var last = ends.isEmpty() ? null : ends.getLast();
        var replaced = last == null ? null : new Payload.Replaced(last.epoch(), last.sequence());
        var before = lastOfPast(tx);
        journal.append(tx, new Payload.EpochBegan(epoch, software, replaced), now.isBefore(before) ? before : now);
        return journal;
    }

    private static Instant lastOfPast(Tx tx) throws SQLException {
        return Instant.ofEpochMilli(tx.number("SELECT max(at) FROM past_fact"));
    }

    private void takePastIn(Tx tx) throws SQLException {
        past.each(tx, fact -> takeIn(tx, fact, FactType.read(fact)));
    }

    private void takeIn(Tx tx, Fact fact, Payload payload) throws SQLException {
        for (var fold : folds) {
            fold.apply(tx, fact, payload);
        }
    }

    private Journal(NodeId node, int epoch, ZoneId zone, List<Fold> folds) {
        this.node = node;
        this.epoch = epoch;
        this.zone = zone;
        this.folds = List.copyOf(folds);
        this.past = new Past(node);
    }

    public NodeId node() {
        return node;
    }

    public int epoch() {
        return epoch;
    }

    /** What the boxes before this one wrote. */
    public Past past() {
        return past;
    }

    /** What lets old facts go. */
    public Pruning pruning() {
        return new Pruning(this, folds);
    }

    /** The last sequence of this epoch that is no longer here, because it is old and the cloud holds it; 0 if all are. */
    public long prunedTo(Tx tx) throws SQLException {
        return Pruning.read(tx).of(epoch);
    }

    /** How often this node was started, this time included. */
    public static long starts(Tx tx) throws SQLException {
        return tx.number("SELECT starts FROM node");
    }

    /** Appends what belongs to no shift, on the store's calendar day. */
    public Fact append(Tx tx, Payload payload, Instant at) throws SQLException {
        return append(tx, payload, at, at.atZone(zone).toLocalDate());
    }

    /** Appends within the caller's transaction: durable when that is. */
    public Fact append(Tx tx, Payload payload, Instant at, LocalDate businessDay) throws SQLException {
        long sequence = highest(tx) + 1;
        var key = new FactKey(node, epoch, sequence);
        var when = at.truncatedTo(ChronoUnit.MILLIS);
        var type = FactType.of(payload).wire();
        var bytes = Json.bytes(payload);
        var hash = Chain.next(hashAt(tx, sequence - 1), key, when, businessDay, type, FactType.VERSION, bytes);
        var fact = new Fact(key, when, businessDay, type, FactType.VERSION, bytes, hash);
        tx.update(
                "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?)",
                sequence,
                when.toEpochMilli(),
                businessDay.toEpochDay(),
                type,
                FactType.VERSION,
                bytes,
                hash.bytes());
        takeIn(tx, fact, payload);
        return fact;
    }

    /** The next of the numbers that never go back and leave no gap: drawn in the transaction that uses it. */
    public long draw(Tx tx, String kind, TillId till) throws SQLException {
        return draw(tx, kind, till.number());
    }

    /** Like {@link #draw(Tx, String, TillId)}, over all tills together. */
    public long drawForNode(Tx tx, String kind) throws SQLException {
        return draw(tx, kind, 0);
    }

    /** The newest that was drawn; 0 before the first. */
    public long lastDrawn(Tx tx, String kind, TillId till) throws SQLException {
        return tx.number(
                "SELECT last FROM number WHERE kind = ? AND till = ? AND epoch = ?", kind, till.number(), epoch);
    }

    private long draw(Tx tx, String kind, int till) throws SQLException {
        return tx.first(
                        "INSERT INTO number VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET last = last + 1 RETURNING"
                                + " last",
                        row -> row.getLong(1),
                        kind,
                        till,
                        epoch)
                .orElseThrow();
    }

    /** 0 if there is none. */
    public long highest(Tx tx) throws SQLException {
        return tx.number("SELECT max(sequence) FROM fact");
    }

    /** The chain's hash at a sequence; {@link Hash#ZERO} before the first. */
    public Hash hashAt(Tx tx, long sequence) throws SQLException {
        if (sequence == 0) {
            return Hash.ZERO;
        }
        var pruned = Pruning.read(tx);
        if (pruned.of(epoch) == sequence) {
            return pruned.hash();
        }
        return tx.first("SELECT hash FROM fact WHERE sequence = ?", row -> Hash.of(row.getBytes(1)), sequence)
                .orElseThrow(() -> new IllegalStateException("fact " + sequence + " is not in the journal"));
    }

    /** In order, from {@code first} on. */
    public List<Fact> read(Tx tx, long first, int limit) throws SQLException {
        return tx.list("SELECT * FROM fact WHERE sequence >= ? ORDER BY sequence LIMIT ?", this::fact, first, limit);
    }

    public Optional<Fact> find(Tx tx, long sequence) throws SQLException {
        return tx.first("SELECT * FROM fact WHERE sequence = ?", this::fact, sequence);
    }

    /** Of this epoch or an earlier one. */
    public Optional<Fact> find(Tx tx, int ofEpoch, long sequence) throws SQLException {
        return ofEpoch == epoch ? find(tx, sequence) : past.find(tx, ofEpoch, sequence);
    }

    /**
     * Newest first, before a sequence.
     *
     * @param type of facts; all if it is empty.
     * @param text somewhere in their payload; anything if it is empty. Without an index: a manager looks for a receipt now and then, and every sale
     *     would pay for one.
     */
    public List<Fact> newest(Tx tx, long before, String type, String text, int limit) throws SQLException {
        return tx.list(
                "SELECT * FROM fact WHERE sequence < ?1 AND (?2 = '' OR type = ?2)"
                        + " AND (?3 = '' OR instr(lower(CAST(payload AS TEXT)), lower(?3)) > 0)"
                        + " ORDER BY sequence DESC LIMIT ?4",
                this::fact,
                before,
                type,
                text,
                limit);
    }

    /** Store time of the last fact; 1970 if there is none. */
    public Instant lastAt(Tx tx) throws SQLException {
        return Instant.ofEpochMilli(tx.number("SELECT at FROM fact ORDER BY sequence DESC LIMIT 1"));
    }

    /** Throws the folds away and makes them again from the facts. */
    public void rebuildFolds(Tx tx) throws SQLException {
        for (var fold : folds) {
            fold.clear(tx);
        }
        takePastIn(tx);
        long highest = highest(tx);
        for (long first = prunedTo(tx) + 1; first <= highest; first += 1_000) {
            for (var fact : read(tx, first, 1_000)) {
                takeIn(tx, fact, FactType.read(fact));
            }
        }
    }

    private Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                new FactKey(node, epoch, row.getLong(1)),
                Instant.ofEpochMilli(row.getLong(2)),
                LocalDate.ofEpochDay(row.getLong(3)),
                row.getString(4),
                row.getInt(5),
                row.getBytes(6),
                Hash.of(row.getBytes(7)));
    }
}
