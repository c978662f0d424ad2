package com.evertill.edge.till;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.edge.till.Till.Answer;
import com.evertill.shop.api.TillCommand;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What commands were answered, so that a repeat is answered the same. Numbered as they come, over all tills of the box; kept for {@link #KEPT}, and
 * never fewer than the newest {@link #KEPT_AT_LEAST}, so that a clock that runs away takes nothing with it.
 *
 * <p>A repeat whose answer was forgotten cannot be told from a new command by its id. It is told by the turn that its head saw: that is always less
 * than the command's own number, and so less than the number up to which its till has forgotten.
 */
public final class Answers {
    public static final Duration KEPT = Duration.ofDays(30);
    public static final int KEPT_AT_LEAST = 10_000;

    /** So few that a scan that has to wait for it waits no longer than for another scan. */
    static final int BITE = 64;

    /** As a power of two; all of a thousand epochs are still a whole number to a browser. */
    private static final int MOST_COMMANDS_OF_AN_EPOCH = 40;

    private record Row(long n, Instant at) {}

    Optional<Answer> find(Tx tx, TillId till, TillCommand command, byte[] digest) throws SQLException {
        return tx.first(
                "SELECT digest, refusal FROM command WHERE till = ? AND id = ?",
                row -> {
                    var refusal = row.getString(2);
                    return Arrays.equals(row.getBytes(1), digest)
                            ? new Answer(refusal == null ? null : Refusal.valueOf(refusal))
                            : new Answer(Refusal.THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND);
                },
                till.number(),
                command.id());
    }

    /** Whether a command that is not found may be one whose answer was forgotten. False for a head that says no turn. */
    boolean mayBeForgotten(Tx tx, TillId till, @Nullable Long turn) throws SQLException {
        return turn != null && turn < forgotten(tx, till);
    }

    private static long forgotten(Tx tx, TillId till) throws SQLException {
        return tx.first("SELECT n FROM command_forgotten WHERE till = ?", row -> row.getLong(1), till.number())
                .orElse(0L);
    }

    /** @return its number. */
    long keep(Tx tx, TillId till, TillCommand command, byte[] digest, @Nullable Refusal refusal, Instant now)
            throws SQLException {
        return tx.first(
                        "INSERT INTO command(till, id, digest, refusal, at) VALUES (?, ?, ?, ?, ?) RETURNING n",
                        row -> row.getLong(1),
                        till.number(),
                        command.id(),
                        digest,
                        refusal,
                        now.toEpochMilli())
                .orElseThrow();
    }

    /** Number of the newest of all tills; those of a till that come after are higher. */
    long newest(Tx tx) throws SQLException {
        return tx.number("SELECT coalesce(max(n), 0) FROM command");
    }

    /**
     * One small transaction, once there are enough for it to be worth while.
     *
     * @param now store time.
     * @return whether something was forgotten, and there may be more.
     */
    public boolean trim(Database database, Instant now) {
        var last = database.read(this::lastOfTheOldest)
                .filter(row -> row.at.isBefore(now.minus(KEPT)))
                .filter(row -> row.n <= database.read(this::newest) - KEPT_AT_LEAST);
        last.ifPresent(row -> database.act(tx -> forget(tx, row.n)));
        return last.isPresent();
    }

    private Optional<Row> lastOfTheOldest(Tx tx) throws SQLException {
        return tx.first(
                "SELECT n, at FROM command ORDER BY n LIMIT 1 OFFSET ?",
                row -> new Row(row.getLong(1), Instant.ofEpochMilli(row.getLong(2))),
                BITE - 1);
    }

    /**
     * For a box that goes on from another: what that one answered is not known here, so every command that its heads sent is too old, and none is done
     * twice. Numbers go on far above all that it can have given.
     */
    public void goOnFromAnotherBox(Tx tx, List<TillId> tills, int epoch, Instant now) throws SQLException {
        long above = (long) (epoch - 1) << MOST_COMMANDS_OF_AN_EPOCH;
        tx.update(
                "INSERT INTO command(n, till, id, digest, refusal, at) VALUES (?, 0, ?, zeroblob(32), NULL, ?)",
                above,
                "epoch " + epoch,
                now.toEpochMilli());
        for (var till : tills) {
            tx.update("INSERT INTO command_forgotten VALUES (?, ?)", till.number(), above);
        }
    }

    private static void forget(Tx tx, long upTo) throws SQLException {
        tx.update(
                "INSERT INTO command_forgotten SELECT till, max(n) FROM command WHERE n <= ? GROUP BY till"
                        + " ON CONFLICT(till) DO UPDATE SET n = excluded.n",
                upTo);
        tx.update("DELETE FROM command WHERE n <= ?", upTo);
    }
}
