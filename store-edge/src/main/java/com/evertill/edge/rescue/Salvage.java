package com.evertill.edge.rescue;

import com.evertill.commerce.facts.Chain;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.edge.journal.Past;
import com.evertill.edge.journal.Past.End;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Facts that were read from damaged files, in a sound one. */
public final class Salvage {
    private static final int MOST_EPOCHS = 1_000;
    private static final int COLUMNS_OF_A_FACT = 7;
    private static final int HASH_BYTES = 32;

    private final NodeId node;

    public Salvage(NodeId node) {
        this.node = node;
    }

    /** Both are in it. */
    public record Range(long first, long last) {
        @Override
        public String toString() {
            return first == last ? String.valueOf(first) : first + " to " + last;
        }
    }

    /**
     * What can be said of an epoch by what was read.
     *
     * @param highest of those that were read; what was behind it, nobody knows.
     * @param unread sequences below that of which no fact was read that follows from the one before.
     */
    public record Found(int epoch, long read, long highest, List<Range> unread) {}

    /** Takes everything out of a file that has the form of a fact. */
    void take(Database into, Path file, Path log) throws IOException {
        try (var pages = new RawPages(file, log)) {
            into.act(tx -> {
                try {
                    pages.each((rowid, columns) -> keep(tx, rowid, columns));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException("the damaged file cannot be read", e);
                }
            });
        }
        into.act(this::nameTheEpoch);
    }

    private static void keep(Tx tx, long rowid, List<@Nullable Object> columns) throws SQLException {
        int more = columns.size() - COLUMNS_OF_A_FACT;
        if (more < 0 || more > 1) {
            return;
        }
        var epoch = more == 0 ? (Object) 0L : columns.getFirst();
        var sequence = more == 0 ? (Object) rowid : columns.get(1);
        if (epoch instanceof Long
                && sequence instanceof Long number
                && number > 0
                && columns.get(1 + more) instanceof Long at
                && columns.get(2 + more) instanceof Long day
                && columns.get(3 + more) instanceof String type
                && columns.get(4 + more) instanceof Long version
                && columns.get(5 + more) instanceof byte[] payload
                && columns.get(6 + more) instanceof byte[] hash
                && hash.length == HASH_BYTES) {
            tx.update(
                    "INSERT OR IGNORE INTO saved_fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    epoch,
                    sequence,
                    at,
                    day,
                    type,
                    version,
                    payload,
                    hash);
        }
    }

    /** A fact's hash is over its epoch as well, so two that follow each other tell it. */
    private void nameTheEpoch(Tx tx) throws SQLException {
        var epoch = epoch(tx);
        if (epoch.isPresent()) {
            tx.update("UPDATE OR IGNORE saved_fact SET epoch = ? WHERE epoch = 0", epoch.get());
            tx.update("DELETE FROM saved_fact WHERE epoch = 0");
        }
    }

    private Optional<Integer> epoch(Tx tx) throws SQLException {
        var sequences = tx.list(
                "SELECT DISTINCT sequence FROM saved_fact WHERE epoch = 0 ORDER BY sequence DESC LIMIT 200",
                row -> row.getLong(1));
        for (long sequence : sequences) {
            for (var fact : at(tx, 0, sequence)) {
                for (var before : before(tx, 0, sequence)) {
                    for (int epoch = 1; epoch <= MOST_EPOCHS; epoch++) {
                        if (follows(before, in(epoch, fact))) {
                            return Optional.of(epoch);
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Fact in(int epoch, Fact fact) {
        return new Fact(
                new FactKey(node, epoch, fact.key().sequence()),
                fact.at(),
                fact.businessDay(),
                fact.type(),
                fact.version(),
                fact.payload(),
                fact.hash());
    }

    private static boolean follows(Hash before, Fact fact) {
        return Chain.next(before, fact).equals(fact.hash());
    }

    /** Hashes that the fact before a sequence may have. */
    private List<Hash> before(Tx tx, int epoch, long sequence) throws SQLException {
        return sequence == 1
                ? List.of(Hash.ZERO)
                : tx.list(
                        "SELECT hash FROM saved_fact WHERE epoch = ? AND sequence = ?",
                        row -> Hash.of(row.getBytes(1)),
                        epoch,
                        sequence - 1);
    }

    private List<Fact> at(Tx tx, int epoch, long sequence) throws SQLException {
        var found = new ArrayList<Fact>();
        tx.each(
                "SELECT * FROM saved_fact WHERE epoch = ? AND sequence = ?",
                row -> fact(row).ifPresent(found::add),
                epoch,
                sequence);
        return found;
    }

    private Optional<Fact> fact(ResultSet row) throws SQLException {
        try {
            return Optional.of(new Fact(
                    new FactKey(node, row.getInt(1), row.getLong(2)),
                    Instant.ofEpochMilli(row.getLong(3)),
                    LocalDate.ofEpochDay(row.getLong(4)),
                    row.getString(5),
                    row.getInt(6),
                    row.getBytes(7),
                    Hash.of(row.getBytes(8))));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /**
     * Joins what was read to what the cloud had: facts that follow from its end without a gap. Only before a journal stands on it.
     *
     * @param epoch that is to begin.
     */
    public void join(Tx tx, int epoch) throws SQLException {
        var past = new Past(node);
        var ends = past.epochs(tx);
        int last = ends.isEmpty() ? 0 : ends.getLast().epoch();
        for (int i = 0; i < ends.size(); i++) {
            var end = ends.get(i);
            join(tx, past, end, end.epoch() == last ? Long.MAX_VALUE : takenInBy(tx, past, ends.get(i + 1), end));
        }
        for (int later : tx.list(
                "SELECT DISTINCT epoch FROM saved_fact WHERE epoch > ? AND epoch < ? ORDER BY epoch",
                row -> row.getInt(1),
                last,
                epoch)) {
            join(tx, past, new End(later, 0, Hash.ZERO), Long.MAX_VALUE);
        }
    }

    /** Up to where the box that came next had an epoch when it began: what it had saved itself may not be with the cloud yet. */
    private static long takenInBy(Tx tx, Past past, End next, End epoch) throws SQLException {
        return past.find(tx, next.epoch(), 1)
                .map(FactType::read)
                .filter(first -> first instanceof Payload.EpochBegan began
                        && began.replaces() != null
                        && began.replaces().epoch() == epoch.epoch())
                .map(first -> Objects.requireNonNull(((Payload.EpochBegan) first).replaces())
                        .lostAfter())
                .orElse(epoch.sequence());
    }

    private void join(Tx tx, Past past, End from, long last) throws SQLException {
        var end = from;
        for (var next = after(tx, end); next.isPresent() && end.sequence() < last; next = after(tx, end)) {
            past.keep(tx, next.get());
            end = new End(end.epoch(), end.sequence() + 1, next.get().hash());
        }
        if (end.sequence() > from.sequence()) {
            tx.update(
                    "INSERT INTO past_epoch VALUES (?, ?, ?)"
                            + " ON CONFLICT DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash",
                    end.epoch(),
                    end.sequence(),
                    end.hash().bytes());
            tx.update("INSERT INTO past_tail VALUES (?, ?, ?)", end.epoch(), from.sequence(), end.sequence());
        }
    }

    /** The newest epoch of which something was read; 0 if nothing was. */
    public int newestEpoch(Tx tx) throws SQLException {
        return (int) tx.number("SELECT max(epoch) FROM saved_fact");
    }

    /** The fact that follows the end of an epoch, if it was read. */
    private Optional<Fact> after(Tx tx, End end) throws SQLException {
        for (var fact : at(tx, end.epoch(), end.sequence() + 1)) {
            if (follows(end.hash(), fact)) {
                return Optional.of(fact);
            }
        }
        return Optional.empty();
    }

    /** What was read, epoch by epoch. */
    public List<Found> found(Tx tx) throws SQLException {
        var found = new ArrayList<Found>();
        for (int epoch : tx.list("SELECT DISTINCT epoch FROM saved_fact ORDER BY epoch", row -> row.getInt(1))) {
            found.add(found(tx, epoch));
        }
        return found;
    }

    private Found found(Tx tx, int epoch) throws SQLException {
        long highest = proven(tx, epoch);
        var unread = new ArrayList<Range>();
        long read = 0;
        for (long sequence = 1; sequence <= highest; sequence++) {
            if (isRead(tx, epoch, sequence)) {
                read++;
            } else {
                add(unread, sequence);
            }
        }
        return new Found(epoch, read, highest, List.copyOf(unread));
    }

    /** The highest that follows from another. Nonsense may have any number. */
    private long proven(Tx tx, int epoch) throws SQLException {
        for (long sequence : tx.list(
                "SELECT DISTINCT sequence FROM saved_fact WHERE epoch = ? ORDER BY sequence DESC",
                row -> row.getLong(1),
                epoch)) {
            if (isProven(tx, epoch, sequence)) {
                return sequence;
            }
        }
        return 0;
    }

    private boolean isProven(Tx tx, int epoch, long sequence) throws SQLException {
        var before = before(tx, epoch, sequence);
        return at(tx, epoch, sequence).stream().anyMatch(fact -> before.stream().anyMatch(it -> follows(it, fact)));
    }

    /** It follows from the one before, or that is gone and the next one follows from it. */
    private boolean isRead(Tx tx, int epoch, long sequence) throws SQLException {
        if (isProven(tx, epoch, sequence)) {
            return true;
        }
        return before(tx, epoch, sequence).isEmpty()
                && !at(tx, epoch, sequence).isEmpty()
                && isProven(tx, epoch, sequence + 1);
    }

    private static void add(List<Range> ranges, long sequence) {
        if (!ranges.isEmpty() && ranges.getLast().last == sequence - 1) {
            ranges.set(ranges.size() - 1, new Range(ranges.getLast().first, sequence));
        } else {
            ranges.add(new Range(sequence, sequence));
        }
    }
}
