package com.evertill.cloud.ledger;

import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.messages.Place;
import com.evertill.commerce.messages.Place.Past;
import com.evertill.commerce.messages.Place.Verdict;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.security.PrivateKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which box has a node's place, epoch after epoch. The first is given it at once. Every later one needs a person's word, for that one box: it takes over
 * the name, the numbers and the drawers of another.
 */
public final class Places {
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9-]{1,64}");
    /** Boxes that wait for one node's place; the oldest are forgotten, and ask again if they are still there. */
    private static final int MOST_ASKING = 8;

    private static final String KNOWN = """
            SELECT epoch FROM stream WHERE node=?1 UNION SELECT epoch FROM node_state WHERE node=?1
            UNION SELECT epoch FROM place WHERE node=?1 AND epoch > 0 ORDER BY epoch
            """;

    private final Database database;
    private final Streams streams;
    private final Lineage lineage;
    private final PrivateKey key;

    Places(Database database, Streams streams, Lineage lineage, PrivateKey key) {
        this.database = database;
        this.streams = streams;
        this.lineage = lineage;
        this.key = key;
    }

    /**
     * A box that waits for a person's word.
     *
     * @param nonce by which it can be told from others; it shows it itself.
     */
    public record Asking(NodeId node, String nonce, String software, Instant first, Instant last) {}

    /**
     * A place that was given.
     *
     * @param by who approved; empty for a node's first box, which needs nobody's word.
     */
    public record Granted(
            NodeId node,
            int epoch,
            Instant at,
            String by,
            @Nullable Replaced replaced) {}

    /**
     * The epoch before, as it was when its place was given away.
     *
     * @param lostAfter facts behind this one were not held then.
     * @param said how far it had got, as far as it had said so.
     */
    public record Replaced(int epoch, long lostAfter, long said) {}

    static boolean isNonce(String text) {
        return NONCE.matcher(text).matches();
    }

    /** Notes that a box asks, and answers what has become of it. */
    Place ask(NodeId node, String nonce, String software, Instant now) {
        return database.write(tx -> {
            tx.update("""
                    INSERT INTO place(node, nonce, software, first_asked, last_asked) VALUES(?, ?, ?, ?, ?)
                    ON CONFLICT(node, nonce) DO UPDATE SET last_asked=excluded.last_asked, software=excluded.software
                    """, node, nonce, software, now.toEpochMilli(), now.toEpochMilli());
            if (tx.list(KNOWN, row -> row.getInt(1), node).isEmpty()) {
                grant(tx, node, nonce, 1, "", now);
            }
            forgetTheOldest(tx, node);
            return answer(tx, node, nonce);
        });
    }

    private static void forgetTheOldest(Tx tx, NodeId node) throws SQLException {
        tx.update("""
                DELETE FROM place WHERE node=? AND epoch=0 AND last_asked <=
                  (SELECT last_asked FROM place WHERE node=? AND epoch=0 ORDER BY last_asked DESC LIMIT 1 OFFSET ?)
                """, node, node, MOST_ASKING);
    }

    private Place answer(Tx tx, NodeId node, String nonce) throws SQLException {
        int epoch = (int) tx.number("SELECT epoch FROM place WHERE node=? AND nonce=?", node, nonce);
        if (epoch == 0) {
            return Place.sign(key, node, nonce, Verdict.A_PERSON_HAS_TO_DECIDE, 0, List.of());
        }
        boolean newest = tx.number("SELECT max(epoch) FROM place WHERE node=?", node) == epoch;
        return newest
                ? Place.sign(key, node, nonce, Verdict.GRANTED, epoch, past(tx, node, epoch))
                : Place.sign(key, node, nonce, Verdict.ANOTHER_BOX_CAME_LATER, 0, List.of());
    }

    private static List<Past> past(Tx tx, NodeId node, int epoch) throws SQLException {
        return tx.list(
                "SELECT past_epoch, sequence, hash FROM past WHERE node=? AND epoch=? ORDER BY past_epoch",
                row -> new Past(row.getInt(1), row.getLong(2), new Hash(row.getString(3)), ""),
                node,
                epoch);
    }

    /**
     * Gives the place to a box that waits for it: from now on its predecessor's epoch is closed, and what was held of it then is what the new box begins
     * with. Done again, it changes nothing.
     *
     * @param by who approves.
     * @return empty if no such box asks.
     */
    public Optional<Granted> approve(NodeId node, String nonce, String by, Instant now) {
        var known = database.read(tx -> tx.list(KNOWN, row -> row.getInt(1), node));
        known.forEach(epoch -> streams.advance(new FactStream(node, epoch)));
        return database.write(tx -> {
            var asked = tx.first("SELECT epoch FROM place WHERE node=? AND nonce=?", row -> row.getInt(1), node, nonce);
            if (asked.isEmpty()) {
                return Optional.<Granted>empty();
            }
            if (asked.get() == 0) {
                var epochs = tx.list(KNOWN, row -> row.getInt(1), node);
                grant(tx, node, nonce, epochs.isEmpty() ? 1 : epochs.getLast() + 1, by, now);
            }
            return granted(tx, node, nonce);
        });
    }

    /**
     * What is written down is one line of history: the newest epoch of which anything is held, as far as it is held now, and before it what that one had
     * itself begun with, by its own word: more than it was given where it had saved the rest of an earlier file, and sent it since. What else came late of
     * earlier ones is no part of it: the shop went on without it.
     */
    private void grant(Tx tx, NodeId node, String nonce, int epoch, String by, Instant now) throws SQLException {
        var predecessor = predecessor(tx, node);
        long said = 0;
        if (predecessor.isPresent()) {
            var before = predecessor.get();
            tx.update(
                    "INSERT INTO past SELECT node, ?, past_epoch, sequence, hash FROM past WHERE node=? AND epoch=?",
                    epoch,
                    node,
                    before.epoch());
            var held = Streams.position(tx, before);
            tx.update(
                    "INSERT INTO past VALUES(?, ?, ?, ?, ?)",
                    node,
                    epoch,
                    before.epoch(),
                    held.sequence(),
                    held.hash());
            addWhatWasSaved(tx, before, epoch);
            said = tx.number("SELECT highest FROM node_state WHERE node=? AND epoch=?", node, before.epoch());
            if (said > held.sequence()) {
                tailIsLost(tx, before, said, held.sequence(), now);
            }
        }
        tx.update(
                "UPDATE place SET epoch=?, granted_at=?, granted_by=?, said=? WHERE node=? AND nonce=?",
                epoch,
                now.toEpochMilli(),
                by,
                said,
                node,
                nonce);
    }

    private void addWhatWasSaved(Tx tx, FactStream newest, int epoch) throws SQLException {
        var stream = newest;
        for (var began = lineage.replaced(stream); began.isPresent(); began = lineage.replaced(stream)) {
            var earlier = new FactStream(newest.node(), began.get().epoch());
            var given = tx.first(
                            "SELECT sequence, hash FROM past WHERE node=? AND epoch=? AND past_epoch=?",
                            row -> new Position(row.getLong(1), new Hash(row.getString(2))),
                            newest.node(),
                            epoch,
                            earlier.epoch())
                    .orElse(Position.NOTHING);
            var held = lineage.follow(earlier, given, began.get().lostAfter());
            if (held.sequence() > given.sequence()) {
                tx.update(
                        "INSERT OR REPLACE INTO past VALUES(?, ?, ?, ?, ?)",
                        newest.node(),
                        epoch,
                        earlier.epoch(),
                        held.sequence(),
                        held.hash());
            }
            stream = earlier;
        }
    }

    /** Whether a box that has the place now had these facts itself when it began: saved from a damaged file, they come late. */
    boolean wasSaved(FactStream stream, long last) {
        return database.read(tx -> tx.list(KNOWN, row -> row.getInt(1), stream.node())).stream()
                .filter(epoch -> epoch > stream.epoch())
                .map(epoch -> lineage.replaced(new FactStream(stream.node(), epoch)))
                .anyMatch(began -> began.filter(it -> it.epoch() == stream.epoch() && it.lostAfter() >= last)
                        .isPresent());
    }

    private static Optional<FactStream> predecessor(Tx tx, NodeId node) throws SQLException {
        var known = tx.list(KNOWN, row -> new FactStream(node, row.getInt(1)), node);
        for (var stream : known.reversed()) {
            if (Streams.position(tx, stream).sequence() > 0) {
                return Optional.of(stream);
            }
        }
        return known.isEmpty() ? Optional.empty() : Optional.of(known.getLast());
    }

    private static void tailIsLost(Tx tx, FactStream stream, long said, long held, Instant now) throws SQLException {
        Alarms.raise(
                tx,
                stream.node(),
                Alarm.Kind.A_TAIL_IS_LOST,
                now,
                "Epoch " + stream.epoch() + " had got to " + said + ", and " + held
                        + " are held: what is behind that went with its box.");
    }

    /** Boxes that wait for a person's word, the newest first. */
    public List<Asking> asking() {
        return database.read(tx -> tx.list(
                "SELECT node, nonce, software, first_asked, last_asked FROM place WHERE epoch=0 ORDER BY last_asked DESC",
                row -> new Asking(
                        NodeId.parse(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        Instant.ofEpochMilli(row.getLong(4)),
                        Instant.ofEpochMilli(row.getLong(5)))));
    }

    /** Who has each node's place now, of those that asked for it. */
    public List<Granted> holders() {
        return database.read(tx -> tx.list(
                GRANTED + " WHERE p.epoch=(SELECT max(epoch) FROM place WHERE node=p.node) AND p.epoch > 0",
                Places::granted));
    }

    private static final String GRANTED = """
            SELECT p.node, p.epoch, p.granted_at, p.granted_by, p.said, b.past_epoch, b.sequence FROM place p
            LEFT JOIN past b ON b.node=p.node AND b.epoch=p.epoch
              AND b.past_epoch=(SELECT max(past_epoch) FROM past WHERE node=p.node AND epoch=p.epoch)
            """;

    private static Optional<Granted> granted(Tx tx, NodeId node, String nonce) throws SQLException {
        return tx.first(GRANTED + " WHERE p.node=? AND p.nonce=?", Places::granted, node, nonce);
    }

    private static Granted granted(ResultSet row) throws SQLException {
        int before = row.getInt(6);
        return new Granted(
                NodeId.parse(row.getString(1)),
                row.getInt(2),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getString(4),
                before == 0 ? null : new Replaced(before, row.getLong(7), row.getLong(5)));
    }

    /** The epoch of the box that has this one's place now; empty if that is this one, as far as is known here. */
    OptionalInt successor(FactStream stream) {
        long newest = database.read(tx ->
                tx.number("SELECT max(epoch) FROM place WHERE node=? AND epoch > ?", stream.node(), stream.epoch()));
        return newest == 0 ? OptionalInt.empty() : OptionalInt.of((int) newest);
    }
}
