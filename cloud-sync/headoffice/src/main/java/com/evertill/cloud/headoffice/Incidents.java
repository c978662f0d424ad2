package com.evertill.cloud.headoffice;

import com.evertill.cloud.commands.CommandLog;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.headoffice.api.ExceptionsApi.Entry;
import com.evertill.cloud.headoffice.api.ExceptionsApi.Seen;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong and a person has to see to, in head office's database. What is told of it comes in any order and again: an incident is known by its id, and
 * one that is told after its payment has gone on is settled from the beginning.
 */
public final class Incidents {
    /** What is wanted of the bus. */
    public static final EventPattern NEWS = IncidentNews.PATTERN;

    static final String SCHEMA = """
            CREATE TABLE incident(
              id TEXT PRIMARY KEY, kind TEXT NOT NULL, at INTEGER NOT NULL, incident TEXT NOT NULL, payment TEXT, place TEXT, settled INTEGER,
              seen INTEGER, who TEXT, word TEXT) STRICT;
            CREATE INDEX incident_by_time ON incident(at);
            CREATE INDEX incident_open ON incident(at) WHERE seen IS NULL AND settled IS NULL;
            CREATE INDEX incident_of_payment ON incident(payment) WHERE payment IS NOT NULL;
            CREATE TABLE gone_on(payment TEXT PRIMARY KEY, at INTEGER NOT NULL, heard INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX gone_on_by_age ON gone_on(heard);
            CREATE TABLE hears(since INTEGER NOT NULL) STRICT;
            """ + CommandLog.SCHEMA;

    /** For which a repeat of a command is known as one, and that a payment has gone on. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final int MOST = 200;
    private static final String OPEN = "seen IS NULL AND settled IS NULL";

    private final Database database;
    private final CommandLog<IncidentRefusal> commands = new CommandLog<>(IncidentRefusal.class);

    public Incidents(Database database) {
        this.database = database;
    }

    /** Whether nothing was ever heard: then it has to be told what was. */
    public boolean isNew() {
        return database.read(tx -> tx.number("SELECT count(*) FROM hears")) == 0;
    }

    /** It was told what was, or will be. */
    public void begin(Instant now) {
        database.act(tx -> tx.update("INSERT INTO hears VALUES(?)", now.toEpochMilli()));
    }

    /**
     * What {@link #NEWS} wants, in any order and however often.
     *
     * @throws NotTaken if it makes no sense.
     */
    public void hear(CloudEvent event, Instant now) throws NotTaken {
        switch (IncidentNews.read(event)) {
            case IncidentNews.Wrong(var incident) -> database.act(tx -> put(tx, incident));
            case IncidentNews.GoneOn(var payment, var at) -> database.act(tx -> goneOn(tx, payment, at, now));
        }
    }

    private static void put(Tx tx, Incident incident) throws SQLException {
        tx.update(
                """
                INSERT INTO incident(id, kind, at, incident, payment, place, settled)
                VALUES(?1, ?2, ?3, ?4, ?5, ?6, (SELECT at FROM gone_on WHERE payment=?5 AND at>=?3)) ON CONFLICT DO NOTHING
                """,
                incident.id(),
                incident.kind().name(),
                incident.at().toEpochMilli(),
                Json.text(incident),
                incident.payment(),
                incident.place());
    }

    private static void goneOn(Tx tx, String payment, Instant at, Instant now) throws SQLException {
        tx.update(
                "INSERT INTO gone_on VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET at=max(at, excluded.at), heard=excluded.heard",
                payment,
                at.toEpochMilli(),
                now.toEpochMilli());
        tx.update("DELETE FROM gone_on WHERE heard<?", now.minus(REMEMBERED).toEpochMilli());
        tx.update(
                "UPDATE incident SET settled=?2 WHERE payment=?1 AND at<=?2 AND settled IS NULL",
                payment,
                at.toEpochMilli());
    }

    /**
     * Letters were given up. While one that says so of the same place is open, it speaks for all of them; and so does one that somebody has seen to, for those
     * that were given up before.
     */
    public void note(Incident letters) {
        database.act(tx -> {
            long spokenFor = tx.number(
                    "SELECT count(*) FROM incident WHERE kind=?1 AND place=?2 AND (seen IS NULL OR seen>=?3)",
                    letters.kind().name(),
                    letters.place(),
                    letters.at().toEpochMilli());
            if (spokenFor == 0) {
                put(tx, letters);
            }
        });
    }

    /**
     * The newest first, some hundred at most.
     *
     * @param all also those that nobody has to see to any more.
     */
    public List<Entry> list(boolean all) {
        return database.read(tx -> tx.list(
                "SELECT * FROM incident WHERE " + (all ? "1" : OPEN) + " ORDER BY at DESC, id LIMIT ?",
                Incidents::entry,
                MOST));
    }

    /** How many wait for a person. */
    public long countOpen() {
        return database.read(tx -> tx.number("SELECT count(*) FROM incident WHERE " + OPEN));
    }

    public Optional<Entry> find(String id) {
        return database.read(tx -> tx.first("SELECT * FROM incident WHERE id=?", Incidents::entry, id));
    }

    /**
     * Somebody has seen to it.
     *
     * @param command its id, of this person; a repeat is answered the same and changes nothing.
     * @param word what was done.
     * @return why it is not marked; absent if it is.
     */
    public Optional<IncidentRefusal> seeTo(String command, String id, String who, String word, Instant now) {
        return database.write(tx -> {
            CommandLog.forget(tx, now, REMEMBERED);
            return commands.once(
                    tx,
                    new CommandLog.Asked(who, command, id + " " + word),
                    IncidentRefusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND,
                    () -> mark(tx, id, who, word, now),
                    now);
        });
    }

    private static @Nullable IncidentRefusal mark(Tx tx, String id, String who, String word, Instant now)
            throws SQLException {
        boolean marked = tx.update(
                        "UPDATE incident SET seen=?, who=?, word=? WHERE id=? AND seen IS NULL",
                        now.toEpochMilli(),
                        who,
                        word,
                        id)
                == 1;
        if (marked) {
            return null;
        }
        return tx.number("SELECT count(*) FROM incident WHERE id=?", id) == 0
                ? IncidentRefusal.THERE_IS_NO_SUCH_EXCEPTION
                : IncidentRefusal.SOMEBODY_HAS_SEEN_TO_IT_BEFORE;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var it = Json.read(row.getString("incident").getBytes(StandardCharsets.UTF_8), Incident.class);
        return new Entry(
                it.id(),
                it.kind(),
                it.at(),
                it.order(),
                it.payment(),
                it.store(),
                it.receipt(),
                it.amount(),
                it.place(),
                it.said(),
                instant(row, "settled"),
                seen(row));
    }

    private static @Nullable Seen seen(ResultSet row) throws SQLException {
        var at = instant(row, "seen");
        return at == null ? null : new Seen(row.getString("who"), at, row.getString("word"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
