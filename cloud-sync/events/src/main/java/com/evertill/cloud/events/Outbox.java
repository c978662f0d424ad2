package com.evertill.cloud.events;

import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/** A service's events on their way to the bus, in its own database. */
public final class Outbox {
    /** The table that it needs, for the service's own migrations. */
    public static final String SCHEMA = """
            CREATE TABLE outbox(position INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL) STRICT;
            """;

    private final Database database;

    public Outbox(Database database) {
        this.database = database;
    }

    /**
     * In the transaction in which it happened.
     *
     * @throws IllegalArgumentException if it is none that {@linkplain CloudEvent#fitsABus fits a bus}.
     */
    public static void put(Tx tx, CloudEvent event) throws SQLException {
        if (!event.fitsABus()) {
            throw new IllegalArgumentException(
                    event.type() + " " + event.id() + " is nested too deeply or too long; a bus"
                            + " takes no more than " + CloudEvent.MOST_BYTES + " bytes");
        }
        tx.update("INSERT INTO outbox(event) VALUES(?)", event.json());
    }

    private record Waiting(long position, String json) {
        CloudEvent event() {
            return CloudEvent.parse(json);
        }
    }

    /**
     * Carries the oldest to the bus. For one caller at a time.
     *
     * @return whether there were any.
     * @throws EventBus.BusFault as the bus did; they are all still here.
     */
    public boolean step(EventBus bus) {
        var next = asManyAsFit(database.read(tx -> tx.list(
                "SELECT position, event FROM outbox ORDER BY position LIMIT ?",
                row -> new Waiting(row.getLong(1), row.getString(2)),
                EventBus.MOST_AT_ONCE)));
        if (next.isEmpty()) {
            return false;
        }
        bus.put(next.stream().map(Waiting::event).toList());
        // Not before: an event that the bus gets twice is one event to it, and one that it never gets is lost.
        database.act(tx -> tx.update(
                "DELETE FROM outbox WHERE position <= ?", next.getLast().position()));
        return true;
    }

    /** The limit of an event is that of all that are put at once as well. */
    private static List<Waiting> asManyAsFit(List<Waiting> waiting) {
        int fit = 0;
        for (int bytes = 0; fit < waiting.size(); fit++) {
            bytes += waiting.get(fit).json().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > CloudEvent.MOST_BYTES) {
                break;
            }
        }
        return waiting.subList(0, fit);
    }

    /** How many wait: a number that grows says that the bus is away. */
    public long waiting() {
        return database.read(tx -> tx.number("SELECT count(*) FROM outbox"));
    }

    /** For tests and for persons. */
    public List<CloudEvent> events() {
        return database.read(
                tx -> tx.list("SELECT event FROM outbox ORDER BY position", row -> CloudEvent.parse(row.getString(1))));
    }
}
