package com.evertill.edge.sync;

import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.messages.Confirmed;
import com.evertill.commerce.messages.Topic;
import com.evertill.commerce.sqlite.Database;
import com.evertill.edge.journal.Past;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Facts of earlier epochs that were saved from a damaged file and that the cloud does not have: sent as what they are, one batch at a time, since there
 * are few of them and seldom any. Cut from the confirmed position on, always in the same way; the newest epoch first, since its first fact says that what
 * comes of the one before it is its own.
 */
final class PastTail {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Well within a message, however badly it may be packed. */
    private static final int MOST_RAW_BYTES = 48 * 1024;

    private static final int MOST_FACTS = 500;

    private final Database database;
    private final Past past;
    private final PrivateKey key;
    private boolean isSent;
    private Instant due = Instant.MIN;

    private record Position(int epoch, long confirmed) {}

    PastTail(Database database, Past past, PrivateKey key) {
        this.database = database;
        this.past = past;
        this.key = key;
        this.isSent = waiting().isEmpty();
    }

    private Optional<Position> waiting() {
        return database.read(tx -> tx.first(
                "SELECT epoch, confirmed FROM past_tail WHERE confirmed < last ORDER BY epoch DESC LIMIT 1",
                row -> new Position(row.getInt(1), row.getLong(2))));
    }

    /** There is a new connection, or what was sent did not get far. */
    void again(Instant now) {
        due = now;
    }

    Optional<Outgoing> step(Instant now) {
        if (isSent || now.isBefore(due)) {
            return Optional.empty();
        }
        due = now.plus(PATIENCE);
        return waiting()
                .map(position -> new Outgoing(Topic.FACTS, batch(position).encode(key), 0));
    }

    private Batch batch(Position from) {
        return database.read(tx -> new Batch(
                past.node(),
                from.epoch,
                past.hashAt(tx, from.epoch, from.confirmed),
                cut(past.read(tx, from.epoch, from.confirmed + 1, MOST_FACTS))));
    }

    private static List<Fact> cut(List<Fact> facts) {
        var cut = new ArrayList<Fact>();
        int bytes = 0;
        for (var fact : facts) {
            bytes += fact.payload().length;
            if (!cut.isEmpty() && bytes > MOST_RAW_BYTES) {
                break;
            }
            cut.add(fact);
        }
        return cut;
    }

    /** The cloud's word on an earlier epoch, its signature already looked at. */
    void confirmed(Confirmed word, Instant now) {
        if (isSent) {
            return;
        }
        database.act(tx -> {
            var ours = past.find(tx, word.epoch(), word.sequence());
            if (ours.isPresent() && ours.get().hash().equals(word.hash())) {
                tx.update(
                        "UPDATE past_tail SET confirmed = max(confirmed, min(?, last)) WHERE epoch = ?",
                        word.sequence(),
                        word.epoch());
            }
        });
        isSent = waiting().isEmpty();
        due = word.problem() == null ? now : due;
    }
}
