package com.evertill.cloud.offers;

import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What customers allow, and what they bought if they allow that it is remembered, as rows. */
final class CustomerRows {
    /** Recommendations out of what they bought, and that they are shown. */
    private static final String SHOWN = "OFFERS_IN_APP";

    private static final List<String> NEEDED = List.of("PROFILING", SHOWN);

    static boolean allows(Tx tx, String customer) throws SQLException {
        return tx.number(
                        "SELECT count(*) FROM consent WHERE customer = ? AND given = 1 AND purpose IN (?, ?)",
                        customer,
                        NEEDED.getFirst(),
                        NEEDED.getLast())
                == NEEDED.size();
    }

    /** Whether they are erased, or have said no to something that is needed. */
    static boolean refuses(Tx tx, String customer) throws SQLException {
        return isGone(tx, customer)
                || tx.number(
                                "SELECT count(*) FROM consent WHERE customer = ? AND given = 0 AND purpose IN (?, ?)",
                                customer,
                                NEEDED.getFirst(),
                                NEEDED.getLast())
                        > 0;
    }

    /** Whether they have said so: then not even what everybody is shown. */
    static boolean wantsToSeeNothing(Tx tx, String customer) throws SQLException {
        return isGone(tx, customer)
                || tx.number(
                                "SELECT count(*) FROM consent WHERE customer = ? AND given = 0 AND purpose = ?",
                                customer,
                                SHOWN)
                        > 0;
    }

    private static boolean isGone(Tx tx, String customer) throws SQLException {
        return tx.number("SELECT count(*) FROM gone WHERE customer = ?", customer) > 0;
    }

    static void consent(Tx tx, OffersNews.Heard.Consent consent) throws SQLException {
        if (isGone(tx, consent.customer())) {
            return;
        }
        tx.update("""
                INSERT INTO consent VALUES(?, ?, ?, ?) ON CONFLICT DO UPDATE SET given = excluded.given, number = excluded.number
                  WHERE excluded.number > number
                """, consent.customer(), consent.purpose(), consent.given(), consent.number());
        if (refuses(tx, consent.customer())) {
            forget(tx, consent.customer());
        }
    }

    static void gone(Tx tx, String customer) throws SQLException {
        tx.update("INSERT INTO gone VALUES(?) ON CONFLICT DO NOTHING", customer);
        tx.update("DELETE FROM consent WHERE customer = ?", customer);
        forget(tx, customer);
    }

    /** What was decided stays as nobody's: how many bought is still counted. */
    private static void forget(Tx tx, String customer) throws SQLException {
        tx.update("DELETE FROM bought WHERE customer = ?", customer);
        tx.update("UPDATE decision SET customer = NULL WHERE customer = ?", customer);
    }

    static void bought(Tx tx, String customer, Set<String> items, Instant at) throws SQLException {
        for (var item : items) {
            tx.update(
                    "INSERT INTO bought VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET at = max(at, excluded.at)",
                    customer,
                    item,
                    at.toEpochMilli());
        }
    }

    static Set<String> boughtSince(Tx tx, String customer, Instant since) throws SQLException {
        return new HashSet<>(tx.list(
                "SELECT item FROM bought WHERE customer = ? AND at >= ?",
                row -> row.getString(1),
                customer,
                since.toEpochMilli()));
    }

    static void forgetBought(Tx tx, Instant now, Duration kept) throws SQLException {
        tx.update("DELETE FROM bought WHERE at < ?", now.minus(kept).toEpochMilli());
    }

    private CustomerRows() {}
}
