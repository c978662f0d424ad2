package com.evertill.cloud.loyalty;

import com.evertill.cloud.events.Outbox;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Accounts and their entries, as rows. */
final class Accounts {
    static OptionalLong find(Tx tx, String customer) throws SQLException {
        long id = tx.number("SELECT id FROM account WHERE customer = ?", customer);
        return id == 0 ? OptionalLong.empty() : OptionalLong.of(id);
    }

    static boolean isClosed(Tx tx, String customer) throws SQLException {
        return tx.number("SELECT count(*) FROM closed WHERE customer = ?", customer) > 0;
    }

    /** Absent if it is closed. */
    static OptionalLong opened(Tx tx, String customer) throws SQLException {
        if (isClosed(tx, customer)) {
            return OptionalLong.empty();
        }
        tx.update("INSERT INTO account(customer) VALUES(?) ON CONFLICT DO NOTHING", customer);
        return find(tx, customer);
    }

    /** Its entries are nobody's from then on, and nothing leads from a receipt to them. */
    static void close(Tx tx, String customer) throws SQLException {
        var account = find(tx, customer);
        if (account.isPresent()) {
            tx.update("DELETE FROM sale WHERE account = ?", account.getAsLong());
            tx.update("DELETE FROM hold WHERE account = ?", account.getAsLong());
            tx.update("UPDATE account SET customer = NULL WHERE id = ?", account.getAsLong());
        }
        tx.update("DELETE FROM command WHERE asker = ?", customer);
        tx.update("INSERT INTO closed VALUES(?) ON CONFLICT DO NOTHING", customer);
    }

    static long balance(Tx tx, long account) throws SQLException {
        return tx.number("SELECT sum(change) FROM entry WHERE account = ?", account);
    }

    /**
     * An entry for everything that happens, also if it is worth nothing: so there are as many in whatever order it comes. Told is what changes
     * something.
     */
    static void add(Tx tx, long account, Cause why, long change, String origin, Instant at, Instant now)
            throws SQLException {
        int number = Math.toIntExact(1 + tx.number("SELECT count(*) FROM entry WHERE account = ?", account));
        var entry = new Entry(number, why, change, origin, at);
        tx.update(
                "INSERT INTO entry VALUES(?, ?, ?, ?, ?, ?)", account, number, why, change, origin, at.toEpochMilli());
        var customer = customer(tx, account);
        if (change != 0 && customer.isPresent()) {
            Outbox.put(tx, LoyaltyEvents.of(customer.get(), entry, balance(tx, account), now));
        }
    }

    private static Optional<String> customer(Tx tx, long account) throws SQLException {
        return tx.first(
                "SELECT customer FROM account WHERE id = ? AND customer IS NOT NULL", row -> row.getString(1), account);
    }

    /** Newest first. */
    static List<Entry> entries(Tx tx, long account, int before, int limit) throws SQLException {
        return tx.list(
                "SELECT number, why, change, origin, at FROM entry WHERE account = ? AND number < ?"
                        + " ORDER BY number DESC LIMIT ?",
                row -> new Entry(
                        row.getInt(1),
                        Cause.valueOf(row.getString(2)),
                        row.getLong(3),
                        row.getString(4),
                        Instant.ofEpochMilli(row.getLong(5))),
                account,
                before,
                limit);
    }

    private Accounts() {}
}
