package com.evertill.cloud.commands;

import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which commands a service was given and what it answered, in its own database.
 *
 * @param <R> the service's refusals.
 */
public final class CommandLog<R extends Enum<R>> {
    /** The table that it needs, for the service's own migrations. */
    public static final String SCHEMA = """
            CREATE TABLE command(
              asker TEXT NOT NULL, id TEXT NOT NULL, asked TEXT NOT NULL, refusal TEXT, at INTEGER NOT NULL,
              PRIMARY KEY(asker, id)) STRICT, WITHOUT ROWID;
            CREATE INDEX command_by_age ON command(at);
            """;

    private final Class<R> refusals;

    public CommandLog(Class<R> refusals) {
        this.refusals = refusals;
    }

    /**
     * @param asker whose ids they are: the same id of another is another command.
     * @param what is asked, as text; under the same id always the same.
     */
    public record Asked(String asker, String id, String what) {}

    /** Null for a command that was done. */
    public interface Doing<R> {
        @Nullable
        R now() throws SQLException;
    }

    /**
     * Does what is asked, unless it was done or refused before: then it is answered as it was then. In the transaction of what is done.
     *
     * @param reused the answer to an id under which something else was asked before.
     * @return why it was not done; absent if it was.
     */
    public Optional<R> once(Tx tx, Asked asked, R reused, Doing<R> doing, Instant now) throws SQLException {
        var known = tx.first(
                "SELECT asked, refusal FROM command WHERE asker = ? AND id = ?",
                row -> asked.what().equals(row.getString(1)) ? refusal(row.getString(2)) : Optional.of(reused),
                asked.asker(),
                asked.id());
        if (known.isPresent()) {
            return known.get();
        }
        var refusal = doing.now();
        tx.update(
                "INSERT INTO command VALUES(?, ?, ?, ?, ?)",
                asked.asker(),
                asked.id(),
                asked.what(),
                refusal == null ? null : refusal.name(),
                now.toEpochMilli());
        return Optional.ofNullable(refusal);
    }

    private Optional<R> refusal(@Nullable String name) {
        return name == null ? Optional.empty() : Optional.of(Enum.valueOf(refusals, name));
    }

    /** Lets go of what was answered long ago: a repeat that comes later still is a new command. */
    public static int forget(Tx tx, Instant now, Duration kept) throws SQLException {
        return tx.update("DELETE FROM command WHERE at < ?", now.minus(kept).toEpochMilli());
    }
}
