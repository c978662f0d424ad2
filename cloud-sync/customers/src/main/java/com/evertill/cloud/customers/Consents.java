package com.evertill.cloud.customers;

import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What customers allowed, as rows: each was said, and none is ever changed. */
final class Consents {
    static List<Consent> history(Tx tx, String reference) throws SQLException {
        return tx.list(
                "SELECT number, purpose, given, wording, head, at FROM consent WHERE reference = ? ORDER BY number",
                Consents::read,
                reference);
    }

    static Optional<Consent> last(Tx tx, String reference, Purpose purpose) throws SQLException {
        return tx.first(
                "SELECT number, purpose, given, wording, head, at FROM consent WHERE reference = ? AND purpose = ?"
                        + " ORDER BY number DESC LIMIT 1",
                Consents::read,
                reference,
                purpose);
    }

    static void add(Tx tx, String reference, Consent consent) throws SQLException {
        tx.update(
                "INSERT INTO consent VALUES(?, ?, ?, ?, ?, ?, ?)",
                reference,
                consent.number(),
                consent.purpose(),
                consent.given(),
                consent.wording(),
                consent.head(),
                consent.at().toEpochMilli());
    }

    static int next(Tx tx, String reference) throws SQLException {
        return Math.toIntExact(1 + tx.number("SELECT count(*) FROM consent WHERE reference = ?", reference));
    }

    private static Consent read(ResultSet row) throws SQLException {
        return new Consent(
                row.getInt(1),
                Purpose.valueOf(row.getString(2)),
                row.getBoolean(3),
                row.getString(4),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)));
    }

    private Consents() {}
}
