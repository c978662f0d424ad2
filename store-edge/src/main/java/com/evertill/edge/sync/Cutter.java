package com.evertill.edge.sync;

import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The durable boundaries of batches. */
final class Cutter {
    /**
     * Facts are cut by their size as they are stored, so that a long backlog can be cut at once without being packed first. They weigh a twentieth or
     * less when packed; a batch of which that is not true is {@link #halve halved} before it is ever sent.
     */
    static final int MOST_RAW_BYTES = 2 << 20;

    /** What a fact takes beside its payload: numbers, lengths, and the longest type name. */
    private static final int OVERHEAD = 64;

    private static final int MOST_FACTS = 2_000;
    /** Reading so many rows' lengths takes a few milliseconds, for which a till may have to wait. */
    private static final int FACTS_AT_ONCE = 5_000;

    private static final String SIZES =
            "SELECT sequence, length(payload) FROM fact WHERE sequence > ? ORDER BY sequence LIMIT ?";

    /** Up to where this epoch's facts are no longer here. The cloud has confirmed them; if it has lost them since, it is not from here that they come. */
    private static final String PRUNED =
            "coalesce((SELECT p.sequence FROM pruned p JOIN node n ON n.epoch = p.epoch), 0)";

    private final Database database;

    private record Size(long sequence, int bytes) {}

    Cutter(Database database) {
        this.database = database;
    }

    /** Cuts what has not been cut yet, a stretch of it in a transaction; nothing is written if there is nothing. */
    void cut() {
        while (!database.read(tx -> uncut(tx, 1)).isEmpty()) {
            database.act(tx -> {
                for (var cut : cuts(uncut(tx, FACTS_AT_ONCE))) {
                    tx.update("INSERT INTO batch (first, last) VALUES (?, ?)", cut.first(), cut.last());
                }
            });
        }
    }

    /** For a batch that is too heavy for the wire, and so was never sent under these boundaries: it will be as heavy every time. */
    void halve(Cut cut) {
        long middle = cut.first() + (cut.last() - cut.first()) / 2;
        database.act(tx -> {
            tx.update("DELETE FROM batch WHERE last = ?", cut.last());
            tx.update("INSERT INTO batch (first, last) VALUES (?, ?)", cut.first(), middle);
            tx.update("INSERT INTO batch (first, last) VALUES (?, ?)", middle + 1, cut.last());
        });
    }

    /** The first batches behind a position. */
    List<Cut> behind(long position, int limit) {
        return database.read(tx -> tx.list(
                "SELECT first, last FROM batch WHERE last > ?1 AND first > " + PRUNED + " ORDER BY last LIMIT ?2",
                row -> new Cut(row.getLong(1), row.getLong(2)),
                position,
                limit));
    }

    Optional<Cut> newest() {
        return database.read(tx -> tx.first(
                "SELECT first, last FROM batch ORDER BY last DESC LIMIT 1",
                row -> new Cut(row.getLong(1), row.getLong(2))));
    }

    private static List<Size> uncut(Tx tx, int limit) throws SQLException {
        long last = Math.max(tx.number("SELECT max(last) FROM batch"), tx.number("SELECT " + PRUNED));
        return tx.list(SIZES, row -> new Size(row.getLong(1), row.getInt(2) + OVERHEAD), last, limit);
    }

    private static List<Cut> cuts(List<Size> facts) {
        var cuts = new ArrayList<Cut>();
        int from = 0;
        int bytes = 0;
        for (int i = 0; i < facts.size(); i++) {
            int next = facts.get(i).bytes;
            if (i > from && (bytes + next > MOST_RAW_BYTES || i - from == MOST_FACTS)) {
                cuts.add(new Cut(facts.get(from).sequence, facts.get(i - 1).sequence));
                from = i;
                bytes = 0;
            }
            bytes += next;
        }
        if (from < facts.size()) {
            cuts.add(new Cut(facts.get(from).sequence, facts.getLast().sequence));
        }
        return cuts;
    }
}
