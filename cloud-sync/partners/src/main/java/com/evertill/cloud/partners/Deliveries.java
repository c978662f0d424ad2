package com.evertill.cloud.partners;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Messages, on their way and behind it, in the database of {@link Webhooks}. */
final class Deliveries {
    static final String SCHEMA = """
            CREATE TABLE event(
              position INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, at INTEGER NOT NULL,
              event TEXT NOT NULL, UNIQUE(source, id)) STRICT;
            CREATE INDEX event_by_age ON event(at);
            CREATE TABLE delivery(
              subscription TEXT NOT NULL, position INTEGER NOT NULL, state TEXT NOT NULL, since INTEGER NOT NULL, due INTEGER NOT NULL,
              attempts INTEGER NOT NULL, why TEXT NOT NULL, PRIMARY KEY(subscription, position)) STRICT, WITHOUT ROWID;
            CREATE INDEX delivery_due ON delivery(subscription, due, position) WHERE state = 'WAITING';
            CREATE INDEX delivery_dead ON delivery(subscription, position) WHERE state = 'DEAD';
            CREATE INDEX delivery_of_event ON delivery(position);
            """;

    /** A day is asked for once more by what happened on it, and what is old is found by its age. */
    static final String BY_TIME = """
            ALTER TABLE event ADD COLUMN happened INTEGER NOT NULL DEFAULT 0;
            UPDATE event SET happened=CAST(round(unixepoch(json_extract(event, '$.time'), 'subsec') * 1000) AS INTEGER);
            CREATE INDEX event_by_time ON event(happened);
            CREATE INDEX delivery_by_age ON delivery(state, since);
            """;

    private static final String FELL_OVER = "we fell over each time";
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    /** Of one that is not there: it is looked for once a minute. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final Duration givenUpAfter;
    private final RandomGenerator random;

    Deliveries(Duration givenUpAfter, RandomGenerator random) {
        this.givenUpAfter = givenUpAfter;
        this.random = random;
    }

    /** A message that is about to be sent. */
    record Begun(long position, CloudEvent event) {}

    /** @return where it is kept; nothing if it is known already. */
    static Optional<Long> keep(Tx tx, CloudEvent event, Instant now) throws SQLException {
        return tx.update(
                                "INSERT INTO event(source, id, type, at, happened, event) VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                                event.source(),
                                event.id(),
                                event.type(),
                                now.toEpochMilli(),
                                event.time().toEpochMilli(),
                                event.json())
                        == 1
                ? Optional.of(tx.number("SELECT last_insert_rowid()"))
                : Optional.empty();
    }

    static void put(Tx tx, String subscription, long position, Instant now) throws SQLException {
        tx.update(
                "INSERT INTO delivery VALUES(?, ?, 'WAITING', ?, ?, 0, ?) ON CONFLICT DO NOTHING",
                subscription,
                position,
                now.toEpochMilli(),
                now.toEpochMilli(),
                FELL_OVER);
    }

    /**
     * What is due. An attempt is written down before it is made: a message that makes us fall over comes after a pause as well, and is given up in the end.
     */
    List<Begun> begin(Tx tx, String subscription, int most, Instant now) throws SQLException {
        tx.update(
                "UPDATE delivery SET state='DEAD', due=? WHERE subscription=? AND state='WAITING' AND due<=? AND since<? AND attempts>0",
                now.toEpochMilli(),
                subscription,
                now.toEpochMilli(),
                now.minus(givenUpAfter).toEpochMilli());
        var begun = tx.list(
                """
                SELECT d.position, e.event FROM delivery d JOIN event e USING(position)
                WHERE d.subscription=? AND d.state='WAITING' AND d.due<=? ORDER BY d.due, d.position LIMIT ?
                """,
                row -> new Begun(row.getLong(1), CloudEvent.parse(row.getString(2))),
                subscription,
                now.toEpochMilli(),
                most);
        for (var delivery : begun) {
            long attempts = tx.number(
                    "SELECT attempts FROM delivery WHERE subscription=? AND position=?",
                    subscription,
                    delivery.position());
            tx.update(
                    "UPDATE delivery SET attempts=attempts+1, due=? WHERE subscription=? AND position=?",
                    now.plus(pause(attempts, LONGEST_PAUSE)).toEpochMilli(),
                    subscription,
                    delivery.position());
        }
        return begun;
    }

    /** Twice as long each time, and never all at the same moment. */
    Duration pause(long attempts, Duration longest) {
        var pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(attempts, 16));
        var bounded = pause.compareTo(longest) < 0 ? pause : longest;
        return Duration.ofMillis((long) (bounded.toMillis() * (0.5 + random.nextDouble() / 2)));
    }

    Duration rest(int failures) {
        return pause(failures, LONGEST_REST);
    }

    static void delivered(Tx tx, String subscription, long position) throws SQLException {
        tx.update(
                "UPDATE delivery SET state='DELIVERED', why='' WHERE subscription=? AND position=?",
                subscription,
                position);
    }

    static void failed(Tx tx, String subscription, long position, String why) throws SQLException {
        tx.update("UPDATE delivery SET why=? WHERE subscription=? AND position=?", why, subscription, position);
    }

    /** No later attempt would do better. */
    static void giveUp(Tx tx, String subscription, long position, String why, Instant now) throws SQLException {
        tx.update(
                "UPDATE delivery SET state='DEAD', due=?, why=? WHERE subscription=? AND position=?",
                now.toEpochMilli(),
                why,
                subscription,
                position);
    }

    /** It was begun and its turn did not come. */
    static void notTried(Tx tx, String subscription, long position, Instant now) throws SQLException {
        tx.update(
                "UPDATE delivery SET attempts=attempts-1, due=? WHERE subscription=? AND position=?",
                now.toEpochMilli(),
                subscription,
                position);
    }

    /** What is due of one that was given up is no time to come, but when that was. */
    private static final String DEAD = """
            SELECT d.subscription, d.position, e.type, e.id, d.since, d.due, d.attempts, d.why FROM delivery d JOIN event e USING(position)
            WHERE d.subscription=? AND d.state='DEAD'
            """;

    static List<Undelivered> dead(Tx tx, String subscription, int most) throws SQLException {
        return tx.list(DEAD + " ORDER BY d.position LIMIT ?", Deliveries::undelivered, subscription, most);
    }

    static Optional<Undelivered> lastGivenUp(Tx tx, String subscription) throws SQLException {
        return tx.first(DEAD + " ORDER BY d.due DESC LIMIT 1", Deliveries::undelivered, subscription);
    }

    private static Undelivered undelivered(ResultSet row) throws SQLException {
        return new Undelivered(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                row.getInt(7),
                row.getString(8));
    }

    /** @return whether there was one. */
    static boolean redrive(Tx tx, String subscription, long position, Instant now) throws SQLException {
        return tx.update(
                        "UPDATE delivery SET state='WAITING', since=?, due=?, attempts=0 WHERE subscription=? AND position=? AND state='DEAD'",
                        now.toEpochMilli(),
                        now.toEpochMilli(),
                        subscription,
                        position)
                == 1;
    }

    static int again(Tx tx, String subscription, Instant from, Instant until, Instant now) throws SQLException {
        return tx.update(
                """
                UPDATE delivery SET state='WAITING', since=?, due=?, attempts=0 WHERE subscription=? AND state<>'WAITING'
                  AND position IN (SELECT position FROM event WHERE happened>=? AND happened<?)
                """, now.toEpochMilli(), now.toEpochMilli(), subscription, from.toEpochMilli(), until.toEpochMilli());
    }

    /**
     * Lets go of what was told long ago, and of what nobody is there for any more.
     *
     * @param taken of what was taken.
     * @param waiting of what was not, whether it waits or was given up.
     * @return how many events nobody has any more.
     */
    static int forget(Tx tx, Instant taken, Instant waiting) throws SQLException {
        tx.update("DELETE FROM delivery WHERE state='DELIVERED' AND since<?", taken.toEpochMilli());
        tx.update("DELETE FROM delivery WHERE state IN ('WAITING', 'DEAD') AND since<?", waiting.toEpochMilli());
        return tx.update(
                "DELETE FROM event WHERE at<? AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.position=event.position)",
                taken.toEpochMilli());
    }
}
