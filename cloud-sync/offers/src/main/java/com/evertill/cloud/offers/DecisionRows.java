package com.evertill.cloud.offers;

import com.evertill.cloud.events.Outbox;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Offers that were made, and those that would have been, as rows. */
final class DecisionRows {
    /** In whatever order: nobody's for somebody who has refused since. */
    static void put(Tx tx, Offer offer, boolean isHeldOut) throws SQLException {
        tx.update(
                "INSERT INTO decision VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                offer.id(),
                offer.campaign(),
                CustomerRows.refuses(tx, offer.customer()) ? null : offer.customer(),
                offer.item(),
                offer.because(),
                offer.at().toEpochMilli(),
                offer.until().toEpochMilli(),
                isHeldOut);
    }

    static int made(Tx tx, String campaign) throws SQLException {
        return Math.toIntExact(tx.number("SELECT count(*) FROM decision WHERE campaign = ?", campaign));
    }

    /** The beginning of time if never. */
    static Instant last(Tx tx, String customer, String campaign) throws SQLException {
        return Instant.ofEpochMilli(
                tx.number("SELECT max(at) FROM decision WHERE customer = ? AND campaign = ?", customer, campaign));
    }

    record Decided(Offer offer, boolean isHeldOut) {}

    /** Whatever of it they were offered, or would have been, is taken. */
    static void sold(Tx tx, String customer, OffersNews.Heard.Sold sold, Instant now) throws SQLException {
        var open = tx.list(
                """
                SELECT id, campaign, customer, item, because, at, until, held_out FROM decision
                WHERE customer = ? AND at < ? AND until > ? AND NOT EXISTS (SELECT 1 FROM taken WHERE decision = id)
                """,
                row -> new Decided(offer(row), row.getBoolean(8)),
                customer,
                sold.at().toEpochMilli(),
                sold.at().toEpochMilli());
        for (var each : open) {
            if (sold.items().contains(each.offer().item())) {
                taken(tx, each.offer().id(), sold.at());
                Outbox.put(tx, OffersEvents.taken(each.offer(), each.isHeldOut(), sold.at(), now));
            }
        }
    }

    /** It may be known before what it belongs to. */
    static void taken(Tx tx, String decision, Instant at) throws SQLException {
        tx.update("INSERT INTO taken VALUES(?, ?) ON CONFLICT DO NOTHING", decision, at.toEpochMilli());
    }

    /** @return false if it is known: they have looked before. */
    static boolean shown(Tx tx, String decision, Instant at) throws SQLException {
        return tx.update("INSERT INTO shown VALUES(?, ?) ON CONFLICT DO NOTHING", decision, at.toEpochMilli()) == 1;
    }

    /** What is neither over nor taken, the newest first. */
    static List<Decided> decided(Tx tx, String customer, Instant now) throws SQLException {
        return tx.list("""
                SELECT id, campaign, customer, item, because, at, until, held_out FROM decision
                WHERE customer = ? AND until > ? AND NOT EXISTS (SELECT 1 FROM taken WHERE decision = id)
                ORDER BY at DESC, id
                """, row -> new Decided(offer(row), row.getBoolean(8)), customer, now.toEpochMilli());
    }

    /** The newest first. */
    static List<Offer> open(Tx tx, String customer, Instant now) throws SQLException {
        return tx.list("""
                SELECT id, campaign, customer, item, because, at, until FROM decision
                WHERE customer = ? AND held_out = 0 AND until > ? AND NOT EXISTS (SELECT 1 FROM taken WHERE decision = id)
                ORDER BY at DESC, id
                """, DecisionRows::offer, customer, now.toEpochMilli());
    }

    private static Offer offer(ResultSet row) throws SQLException {
        return new Offer(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)),
                Instant.ofEpochMilli(row.getLong(7)));
    }

    /** Of those that are over. */
    static Uplift uplift(Tx tx, String campaign, Instant now) throws SQLException {
        return tx.first(
                        """
                        SELECT count(*) FILTER (WHERE held_out = 0), count(taken.at) FILTER (WHERE held_out = 0),
                          count(*) FILTER (WHERE held_out = 1), count(taken.at) FILTER (WHERE held_out = 1)
                        FROM decision LEFT JOIN taken ON decision = id WHERE campaign = ? AND until <= ?
                        """,
                        row -> new Uplift(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                        campaign,
                        now.toEpochMilli())
                .orElseThrow();
    }

    /** Of those that are over and were, or would have been, shown. */
    static Uplift upliftOfShown(Tx tx, String campaign, Instant now) throws SQLException {
        return tx.first(
                        """
                        SELECT count(*) FILTER (WHERE held_out = 0), count(taken.at) FILTER (WHERE held_out = 0),
                          count(*) FILTER (WHERE held_out = 1), count(taken.at) FILTER (WHERE held_out = 1)
                        FROM decision JOIN shown ON shown.decision = id LEFT JOIN taken ON taken.decision = id AND taken.at > shown.at
                        WHERE campaign = ? AND until <= ?
                        """,
                        row -> new Uplift(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                        campaign,
                        now.toEpochMilli())
                .orElseThrow();
    }

    private DecisionRows() {}
}
