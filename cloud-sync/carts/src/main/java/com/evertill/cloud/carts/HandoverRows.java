package com.evertill.cloud.carts;

import com.evertill.cloud.carts.Whereabouts.AtTill;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.ReceiptNumber;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Carts that shops have asked for, as rows. */
final class HandoverRows {
    /** A shop that received one says so within seconds, if it is not cut off; what it says later still holds. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    static Whereabouts of(Tx tx, String cart) throws SQLException {
        var sold = tx.first(
                "SELECT node, receipt FROM sold WHERE cart = ?",
                row -> new Whereabouts.Sold(row.getString(1), ReceiptNumber.parse(row.getString(2))),
                cart);
        if (sold.isPresent()) {
            return sold.get();
        }
        if (!CartRows.isLive(tx, cart)) {
            return new Whereabouts.Ended();
        }
        return atTill(tx, cart).<Whereabouts>map(it -> it).orElseGet(Whereabouts.Here::new);
    }

    static Optional<AtTill> atTill(Tx tx, String cart) throws SQLException {
        return tx.first(
                "SELECT node, since, received FROM handover WHERE cart = ?",
                row -> new AtTill(row.getString(1), Instant.ofEpochMilli(row.getLong(2)), row.getInt(3) == 1),
                cart);
    }

    /** Whether its holder can have it back: it was given to a shop that has never said that it got it. */
    static boolean isLost(AtTill handover, Instant now) {
        return !handover.received() && !now.isBefore(handover.since().plus(PATIENCE));
    }

    static void give(Tx tx, Handover.Wanted wanted, Instant now) throws SQLException {
        tx.update(
                "INSERT INTO handover VALUES(?, ?, ?, ?, 0)",
                wanted.cart().value(),
                wanted.id(),
                wanted.node().toString(),
                now.toEpochMilli());
    }

    static boolean wasGiven(Tx tx, Handover.Wanted wanted) throws SQLException {
        return tx.number(
                        "SELECT count(*) FROM handover WHERE cart = ? AND question = ?",
                        wanted.cart().value(),
                        wanted.id())
                == 1;
    }

    /** A shop's word counts, also where its holder has taken it back meanwhile. */
    static void received(Tx tx, String cart, String node, Instant at) throws SQLException {
        tx.update(
                "INSERT INTO handover VALUES(?, '', ?, ?, 1) ON CONFLICT(cart) DO UPDATE SET received = 1, node = excluded.node",
                cart,
                node,
                at.toEpochMilli());
    }

    static void takeBack(Tx tx, String cart) throws SQLException {
        tx.update("DELETE FROM handover WHERE cart = ?", cart);
    }

    /** @return false if that was known. */
    static boolean sold(Tx tx, String cart, String node, ReceiptNumber receipt) throws SQLException {
        return tx.update("INSERT INTO sold VALUES(?, ?, ?) ON CONFLICT DO NOTHING", cart, node, receipt.toString())
                == 1;
    }

    private HandoverRows() {}
}
