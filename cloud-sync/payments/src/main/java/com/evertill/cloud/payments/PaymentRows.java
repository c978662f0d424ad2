package com.evertill.cloud.payments;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.sqlite.Tx;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Payments as rows. */
final class PaymentRows {

    /**
     * How it goes with the provider.
     *
     * @param since when the payment came into its state.
     * @param tries that came to nothing, one behind the other.
     * @param troubled when the first of them was made; absent if there is no trouble.
     * @param isTold whether others were told of that trouble.
     */
    record Course(Instant since, int tries, Optional<Instant> troubled, boolean isTold) {}

    static List<PaymentEvent> history(Tx tx, PaymentId id) throws SQLException {
        return tx.list(
                "SELECT event FROM payment_event WHERE id = ? ORDER BY number",
                row -> Json.read(row.getString(1).getBytes(StandardCharsets.UTF_8), PaymentEvent.class),
                id);
    }

    static void append(Tx tx, PaymentId id, int number, PaymentEvent event, Instant now) throws SQLException {
        tx.update("INSERT INTO payment_event VALUES(?, ?, ?, ?)", id, number, now.toEpochMilli(), Json.text(event));
    }

    static Course course(Tx tx, PaymentId id) throws SQLException {
        return tx.first(
                        "SELECT since, tries, troubled, told FROM payment WHERE id = ?",
                        row -> {
                            long troubled = row.getLong(3);
                            return new Course(
                                    Instant.ofEpochMilli(row.getLong(1)),
                                    row.getInt(2),
                                    troubled == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(troubled)),
                                    row.getBoolean(4));
                        },
                        id)
                .orElseThrow();
    }

    /** It came into another state. {@code next} is when the provider is asked, if it is; {@code seen} from when a person sees it, if one has to. */
    static void moved(
            Tx tx, PaymentId id, Instant now, @Nullable Instant next, @Nullable String said, @Nullable Instant seen)
            throws SQLException {
        tx.update("""
                INSERT INTO payment(id, since, next, tries, said, seen) VALUES(?, ?, ?, 0, ?, ?) ON CONFLICT(id) DO UPDATE SET
                  since = excluded.since, next = excluded.next, tries = 0, troubled = NULL, said = excluded.said, seen = excluded.seen, told = 0
                """, id, now.toEpochMilli(), milli(next), said, milli(seen));
    }

    /** The provider was asked, and it waits as before. */
    static void waited(Tx tx, PaymentId id, Instant next) throws SQLException {
        tx.update(
                "UPDATE payment SET next = ?, tries = 0, troubled = NULL, said = NULL, seen = NULL, told = 0 WHERE id = ?",
                next.toEpochMilli(),
                id);
    }

    /** The provider was asked in vain. */
    static void failed(Tx tx, PaymentId id, Instant first, Instant next, String said, Instant seen)
            throws SQLException {
        tx.update(
                "UPDATE payment SET next = ?, tries = tries + 1, troubled = ?, said = ?, seen = ? WHERE id = ?",
                next.toEpochMilli(),
                first.toEpochMilli(),
                said,
                seen.toEpochMilli(),
                id);
    }

    /** Others know of its trouble. */
    static void told(Tx tx, PaymentId id) throws SQLException {
        tx.update("UPDATE payment SET told = 1 WHERE id = ?", id);
    }

    /** It is worth asking at once. */
    static void wake(Tx tx, PaymentId id, Instant now) throws SQLException {
        tx.update("UPDATE payment SET next = ?1 WHERE id = ?2 AND next > ?1", now.toEpochMilli(), id);
    }

    static Optional<PaymentId> due(Tx tx, Instant now) throws SQLException {
        return tx.first(
                "SELECT id FROM payment WHERE next <= ? ORDER BY next, id LIMIT 1",
                row -> new PaymentId(row.getString(1)),
                now.toEpochMilli());
    }

    /** Of those that a person sees now, oldest first: id, from when, and what was said last. */
    static List<Seen> seen(Tx tx, Instant now, int limit) throws SQLException {
        return tx.list(
                "SELECT id, seen, said FROM payment WHERE seen <= ? ORDER BY seen, id LIMIT ?",
                row -> new Seen(
                        new PaymentId(row.getString(1)), Instant.ofEpochMilli(row.getLong(2)), row.getString(3)),
                now.toEpochMilli(),
                limit);
    }

    record Seen(PaymentId id, Instant since, String said) {}

    static long countSeen(Tx tx, Instant now) throws SQLException {
        return tx.number("SELECT count(*) FROM payment WHERE seen <= ?", now.toEpochMilli());
    }

    /** Whether this message came for the first time. */
    static boolean isNewWebhook(Tx tx, String id, Instant now) throws SQLException {
        return tx.update("INSERT INTO webhook VALUES(?, ?) ON CONFLICT DO NOTHING", id, now.toEpochMilli()) == 1;
    }

    static void forgetWebhooks(Tx tx, Instant now, Duration kept) throws SQLException {
        tx.update("DELETE FROM webhook WHERE at < ?", now.minus(kept).toEpochMilli());
    }

    private static @Nullable Long milli(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private PaymentRows() {}
}
