package com.evertill.cloud.customers;

import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Instant;

/** How often something was tried within the hour, for each contact and for all. */
enum Attempts {
    ASK,
    WRONG;

    boolean reached(Tx tx, SignInRules.Limit limit, String contact, Instant now) throws SQLException {
        long since = now.minus(SignInRules.WINDOW).toEpochMilli();
        long ofContact = tx.number(
                "SELECT count(*) FROM attempt WHERE kind = ? AND contact = ? AND at > ?", this, contact, since);
        return ofContact >= limit.perContact()
                || tx.number("SELECT count(*) FROM attempt WHERE kind = ? AND at > ?", this, since) >= limit.overall();
    }

    void note(Tx tx, String contact, Instant now) throws SQLException {
        tx.update("INSERT INTO attempt VALUES(?, ?, ?)", this, contact, now.toEpochMilli());
    }

    static void forget(Tx tx, Instant now) throws SQLException {
        tx.update(
                "DELETE FROM attempt WHERE at <= ?",
                now.minus(SignInRules.WINDOW).toEpochMilli());
    }
}
