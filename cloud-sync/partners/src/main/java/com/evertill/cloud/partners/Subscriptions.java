package com.evertill.cloud.partners;

import com.evertill.cloud.partners.Subscription.Format;
import com.evertill.commerce.sqlite.Tx;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who wants what, and the secrets with which they are told, in the database of {@link Webhooks}. */
final class Subscriptions {
    static final String SCHEMA = """
            CREATE TABLE subscription(
              id TEXT PRIMARY KEY, partner TEXT NOT NULL, url TEXT NOT NULL, pattern TEXT NOT NULL, format TEXT NOT NULL,
              failures INTEGER NOT NULL, rests_until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX subscription_by_partner ON subscription(partner);
            CREATE TABLE secret(
              position INTEGER PRIMARY KEY AUTOINCREMENT, subscription TEXT NOT NULL, secret BLOB NOT NULL, until INTEGER) STRICT;
            CREATE INDEX secret_by_subscription ON secret(subscription);
            """;

    private static final String SELECT = """
            SELECT s.*,
              (SELECT count(*) FROM delivery d WHERE d.subscription=s.id AND d.state='WAITING') AS waiting,
              (SELECT count(*) FROM delivery d WHERE d.subscription=s.id AND d.state='DEAD') AS dead FROM subscription s
            """;

    /** Whom to ask, without looking at how much waits. */
    record Target(String partner, URI url, Format format, int failures, Instant restsUntil) {}

    static Optional<Target> find(Tx tx, String id) throws SQLException {
        return tx.first(
                "SELECT partner, url, format, failures, rests_until FROM subscription WHERE id=?",
                row -> new Target(
                        row.getString(1),
                        URI.create(row.getString(2)),
                        Format.valueOf(row.getString(3)),
                        row.getInt(4),
                        Instant.ofEpochMilli(row.getLong(5))),
                id);
    }

    static List<Subscription> of(Tx tx, String partner) throws SQLException {
        return tx.list(SELECT + " WHERE s.partner=? ORDER BY s.id", Subscriptions::read, partner);
    }

    static List<Subscription> all(Tx tx) throws SQLException {
        return tx.list(SELECT + " ORDER BY s.id", Subscriptions::read);
    }

    /** Who wants what: asked for each event. */
    record Wanting(String id, String partner, String pattern) {}

    static List<Wanting> wanting(Tx tx) throws SQLException {
        return tx.list(
                "SELECT id, partner, pattern FROM subscription",
                row -> new Wanting(row.getString(1), row.getString(2), row.getString(3)));
    }

    static void put(Tx tx, String id, String partner, URI url, String pattern, Format format) throws SQLException {
        tx.update("""
                INSERT INTO subscription VALUES(?, ?, ?, ?, ?, 0, 0)
                ON CONFLICT(id) DO UPDATE SET url=excluded.url, pattern=excluded.pattern, format=excluded.format, failures=0, rests_until=0
                """, id, partner, url, pattern, format);
    }

    static void remove(Tx tx, String id) throws SQLException {
        tx.update("DELETE FROM delivery WHERE subscription=?", id);
        tx.update("DELETE FROM secret WHERE subscription=?", id);
        tx.update("DELETE FROM subscription WHERE id=?", id);
    }

    static void reached(Tx tx, String id) throws SQLException {
        tx.update("UPDATE subscription SET failures=0, rests_until=0 WHERE id=? AND failures>0", id);
    }

    static void notReached(Tx tx, String id, int failures, Instant restsUntil) throws SQLException {
        tx.update(
                "UPDATE subscription SET failures=?, rests_until=? WHERE id=?",
                failures,
                restsUntil.toEpochMilli(),
                id);
    }

    /** The newest first; those of before are still good until their time. */
    static List<SigningSecret> secrets(Tx tx, String id, Instant now) throws SQLException {
        return tx.list(
                "SELECT secret FROM secret WHERE subscription=? AND (until IS NULL OR until>?) ORDER BY position DESC",
                row -> SigningSecret.of(row.getBytes(1)),
                id,
                now.toEpochMilli());
    }

    /** The one that is good already stays as it is. */
    static void putSecret(Tx tx, String id, SigningSecret secret, Instant oldUntil, Instant now) throws SQLException {
        var current = tx.first(
                "SELECT secret FROM secret WHERE subscription=? AND until IS NULL", row -> row.getBytes(1), id);
        if (current.isPresent() && SigningSecret.of(current.get()).isSame(secret)) {
            return;
        }
        tx.update("DELETE FROM secret WHERE subscription=? AND until<=?", id, now.toEpochMilli());
        // Two are good at once, and never three: whoever changes twice in a day has lost the first.
        tx.update("DELETE FROM secret WHERE subscription=? AND until IS NOT NULL", id);
        tx.update("UPDATE secret SET until=? WHERE subscription=?", oldUntil.toEpochMilli(), id);
        tx.update("INSERT INTO secret(subscription, secret) VALUES(?, ?)", id, secret.key());
    }

    private static Subscription read(ResultSet row) throws SQLException {
        return new Subscription(
                row.getString("id"),
                row.getString("partner"),
                URI.create(row.getString("url")),
                row.getString("pattern"),
                Format.valueOf(row.getString("format")),
                row.getLong("waiting"),
                row.getLong("dead"),
                row.getInt("failures"),
                Instant.ofEpochMilli(row.getLong("rests_until")));
    }

    private Subscriptions() {}
}
