package com.evertill.cloud.events;

import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Which events a service has taken, so that each has its effect once however often it comes. In the service's own database. */
public final class Inbox {
    /** The table that it needs, for the service's own migrations. */
    public static final String SCHEMA = """
            CREATE TABLE inbox(source TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(source, id)) STRICT, WITHOUT ROWID;
            CREATE INDEX inbox_by_age ON inbox(at);
            """;

    /**
     * In the transaction of what is made of the event.
     *
     * @return false if it was taken before: then nothing is made of it.
     */
    public static boolean isNew(Tx tx, CloudEvent event, Instant now) throws SQLException {
        return tx.update(
                        "INSERT INTO inbox(source, id, at) VALUES(?, ?, ?) ON CONFLICT DO NOTHING",
                        event.source(),
                        event.id(),
                        now.toEpochMilli())
                == 1;
    }

    /**
     * Lets go of what was taken long ago.
     *
     * @param kept no shorter than the time for which a bus keeps an event on its way, dead letters and all: what comes after that would be new again.
     */
    public static int forget(Tx tx, Instant now, Duration kept) throws SQLException {
        return tx.update("DELETE FROM inbox WHERE at < ?", now.minus(kept).toEpochMilli());
    }

    private Inbox() {}
}
