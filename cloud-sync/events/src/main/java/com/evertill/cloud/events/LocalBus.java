package com.evertill.cloud.events;

import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The bus on one machine: archive, rules, deliveries and dead letters in one SQLite file. */
public final class LocalBus implements EventBus, AutoCloseable {
    /** As a rule's target on EventBridge has it, where nothing else is set: a day (RetryPolicy). */
    static final Duration LONGEST = Duration.ofHours(24);

    /** Also there, and reached no sooner: the pauses between them grow. */
    static final int MOST_ATTEMPTS = 185;

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int AT_ONCE = 100;
    private static final int FORGOTTEN_AT_ONCE = 2_000;

    /** Until the subscriber says something else. */
    private static final String FELL_OVER = "The subscriber fell over each time, without a word: look at its log.";

    private static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE event(
              position INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL,
              event TEXT NOT NULL, UNIQUE(source, id)) STRICT;
            CREATE INDEX event_by_time ON event(at);
            CREATE TABLE rule(rule TEXT PRIMARY KEY, pattern TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
            CREATE TABLE delivery(
              rule TEXT NOT NULL, position INTEGER NOT NULL, since INTEGER NOT NULL, attempts INTEGER NOT NULL, due INTEGER NOT NULL,
              why TEXT NOT NULL, PRIMARY KEY(rule, position)) STRICT, WITHOUT ROWID;
            CREATE INDEX delivery_due ON delivery(rule, due);
            CREATE TABLE dead_letter(
              rule TEXT NOT NULL, position INTEGER NOT NULL, since INTEGER NOT NULL, why TEXT NOT NULL,
              PRIMARY KEY(rule, position)) STRICT, WITHOUT ROWID;
            """, """
            CREATE INDEX delivery_by_position ON delivery(position);
            CREATE INDEX dead_letter_by_position ON dead_letter(position);
            """);

    private final Database database;
    private final InstantSource clock;
    /** Replaced and never changed: whoever brings, replays or forgets meanwhile goes on with those of before. */
    private volatile Map<String, Rule> rules = Map.of();

    private record Rule(String name, EventPattern pattern, Subscriber subscriber) {}

    private record Delivery(long position, Instant since, int attempts, String why, CloudEvent event) {
        /** What was never tried is none, however long nobody was there to try: a bus that stood still for a weekend has lost nothing. */
        boolean isOver(Instant now) {
            return attempts >= MOST_ATTEMPTS
                    || (attempts > 0 && since.plus(LONGEST).isBefore(now));
        }
    }

    private LocalBus(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param url {@code jdbc:sqlite:FILE} */
    public static LocalBus open(String url, InstantSource clock) {
        return new LocalBus(Database.open(url, MIGRATIONS), clock);
    }

    @Override
    public void put(List<CloudEvent> events) {
        if (events.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("A bus takes " + MOST_AT_ONCE + " events at once, not " + events.size());
        }
        long now = clock.millis();
        database.act(tx -> {
            for (var event : events) {
                tx.update(
                        "INSERT INTO event(source, id, at, event) VALUES(?, ?, ?, ?) ON CONFLICT(source, id) DO NOTHING",
                        event.source(),
                        event.id(),
                        now,
                        event.json());
            }
        });
    }

    /**
     * From now on what the pattern matches is brought to the subscriber. A rule of this name that was there before goes on where it stood, with the new
     * pattern; a new one begins with what is put next, and {@link #replay} brings it what was.
     */
    public synchronized void subscribe(String rule, EventPattern pattern, Subscriber subscriber) {
        database.act(tx -> tx.update("""
                INSERT INTO rule(rule, pattern, position) VALUES(?, ?, (SELECT coalesce(max(position), 0) FROM event))
                ON CONFLICT(rule) DO UPDATE SET pattern=excluded.pattern
                """, rule, pattern));
        var more = new LinkedHashMap<>(rules);
        more.put(rule, new Rule(rule, pattern, subscriber));
        rules = Collections.unmodifiableMap(more);
    }

    /**
     * Brings every rule what is due for it, a handful at most. For one caller at a time.
     *
     * @return whether anything was to be done.
     */
    public boolean step() {
        boolean busy = false;
        for (var rule : rules.values()) {
            boolean found = database.write(tx -> findNew(tx, rule));
            var due = database.write(tx -> begin(tx, rule.name()));
            due.forEach(delivery -> bring(rule, delivery));
            busy |= found || !due.isEmpty();
        }
        return busy;
    }

    private boolean findNew(Tx tx, Rule rule) throws SQLException {
        long from = tx.number("SELECT position FROM rule WHERE rule=?", rule.name());
        var events = events(tx, "SELECT position, event FROM event WHERE position > ? ORDER BY position LIMIT ?", from);
        for (var event : events.entrySet()) {
            if (rule.pattern().matches(event.getValue())) {
                deliver(tx, rule.name(), event.getKey());
            }
        }
        if (!events.isEmpty()) {
            tx.update(
                    "UPDATE rule SET position=? WHERE rule=?",
                    events.keySet().stream().reduce(from, Math::max),
                    rule.name());
        }
        return !events.isEmpty();
    }

    private static Map<Long, CloudEvent> events(Tx tx, String sql, long from) throws SQLException {
        var events = new LinkedHashMap<Long, CloudEvent>();
        tx.each(sql, row -> events.put(row.getLong(1), CloudEvent.parse(row.getString(2))), from, AT_ONCE);
        return events;
    }

    private void deliver(Tx tx, String rule, long position) throws SQLException {
        tx.update(
                "INSERT INTO delivery VALUES(?, ?, ?, 0, ?, ?) ON CONFLICT DO NOTHING",
                rule,
                position,
                clock.millis(),
                clock.millis(),
                FELL_OVER);
    }

    /**
     * An attempt is written down before it is made: what makes its subscriber fall over comes after a pause as well, lets the others pass, and is given
     * up in the end.
     */
    private List<Delivery> begin(Tx tx, String rule) throws SQLException {
        var now = clock.instant();
        var begun = new ArrayList<Delivery>();
        for (var due : due(tx, rule, now)) {
            if (due.isOver(now)) {
                giveUp(tx, rule, due, now);
            } else {
                tx.update(
                        "UPDATE delivery SET attempts=attempts+1, due=? WHERE rule=? AND position=?",
                        now.plus(pause(due.attempts())).toEpochMilli(),
                        rule,
                        due.position());
                begun.add(due);
            }
        }
        return begun;
    }

    private static List<Delivery> due(Tx tx, String rule, Instant now) throws SQLException {
        return tx.list("""
                SELECT d.position, d.since, d.attempts, d.why, e.event FROM delivery d JOIN event e USING(position)
                WHERE d.rule=? AND d.due<=? ORDER BY d.due, d.position LIMIT ?
                """, LocalBus::delivery, rule, now.toEpochMilli(), AT_ONCE);
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                row.getInt(3),
                row.getString(4),
                CloudEvent.parse(row.getString(5)));
    }

    private static Duration pause(int attempts) {
        var pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(attempts, 16));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static void giveUp(Tx tx, String rule, Delivery delivery, Instant now) throws SQLException {
        tx.update(
                "INSERT INTO dead_letter VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING",
                rule,
                delivery.position(),
                now.toEpochMilli(),
                delivery.why());
        tx.update("DELETE FROM delivery WHERE rule=? AND position=?", rule, delivery.position());
    }

    private void bring(Rule rule, Delivery delivery) {
        try {
            rule.subscriber().take(delivery.event());
            database.act(tx ->
                    tx.update("DELETE FROM delivery WHERE rule=? AND position=?", rule.name(), delivery.position()));
        } catch (NotTaken e) {
            database.act(tx -> tx.update(
                    "UPDATE delivery SET why=? WHERE rule=? AND position=?",
                    String.valueOf(e.getMessage()),
                    rule.name(),
                    delivery.position()));
        }
    }

    /**
     * Brings a rule once more what was put in that time and its pattern matches, as an archive's replay does. What is on its way already is not doubled.
     *
     * @param from included.
     * @param until not included.
     * @return how many events that are.
     */
    public int replay(String rule, Instant from, Instant until) {
        var known = rules.get(rule);
        if (known == null) {
            throw new IllegalArgumentException("There is no rule " + rule);
        }
        return database.write(tx -> {
            var positions = new ArrayList<Long>();
            tx.each(
                    "SELECT position, event FROM event WHERE at>=? AND at<? ORDER BY position",
                    row -> {
                        if (known.pattern().matches(CloudEvent.parse(row.getString(2)))) {
                            positions.add(row.getLong(1));
                        }
                    },
                    from.toEpochMilli(),
                    until.toEpochMilli());
            for (long position : positions) {
                deliver(tx, rule, position);
            }
            return positions.size();
        });
    }

    /** The oldest first. */
    public List<DeadLetter> deadLetters() {
        return database.read(tx -> tx.list(
                """
                SELECT d.rule, d.position, e.event, d.since, d.why FROM dead_letter d JOIN event e USING(position)
                ORDER BY d.since, d.position
                """,
                row -> new DeadLetter(
                        row.getString(1),
                        row.getLong(2),
                        CloudEvent.parse(row.getString(3)),
                        Instant.ofEpochMilli(row.getLong(4)),
                        row.getString(5))));
    }

    /** How many there are: a number that grows says that somebody has to look. */
    public long countDeadLetters() {
        return database.read(tx -> tx.number("SELECT count(*) FROM dead_letter"));
    }

    /** Somebody has mended what was wrong: it is brought again, as if it were new. */
    public void redrive(DeadLetter letter) {
        database.act(tx -> {
            if (tx.update("DELETE FROM dead_letter WHERE rule=? AND position=?", letter.rule(), letter.position())
                    == 1) {
                deliver(tx, letter.rule(), letter.position());
            }
        });
    }

    /**
     * Lets go of events that were put before then and that no rule waits for or has given up, some thousand at once: they are not replayed any more. A rule that
     * nobody has subscribed since this bus was opened waits no longer than that.
     *
     * @param kept types of which nothing is let go.
     * @return how many; there may be more if there were any.
     */
    public int forget(Instant before, Set<String> kept) {
        var subscribed = rules.keySet();
        return database.write(tx -> {
            long looked = Long.MAX_VALUE;
            for (var rule : tx.list("SELECT rule FROM rule", row -> row.getString(1))) {
                if (subscribed.contains(rule)) {
                    looked = Math.min(looked, tx.number("SELECT position FROM rule WHERE rule=?", rule));
                } else {
                    tx.update("DELETE FROM delivery WHERE rule=? AND since<?", rule, before.toEpochMilli());
                }
            }
            return tx.update("""
                    DELETE FROM event WHERE position IN (
                      SELECT position FROM event e WHERE at<? AND position<=?
                        AND json_extract(event, '$.type') NOT IN (SELECT value FROM json_each(?))
                        AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.position=e.position)
                        AND NOT EXISTS (SELECT 1 FROM dead_letter l WHERE l.position=e.position)
                      ORDER BY at LIMIT ?)
                    """, before.toEpochMilli(), looked, Json.text(kept), FORGOTTEN_AT_ONCE);
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
