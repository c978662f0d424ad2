package com.evertill.cloud.offers;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.sqlite.Tx;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Baskets, nobody's, and the rules that were found in them, as rows. */
final class BasketRows {
    /** Some dozens of megabytes as a graph; more say little more of what is worth saying. */
    private static final int MOST = 10_000;

    record Basket(String id, Set<String> items) {}

    /** @return false if it is known. */
    static boolean add(Tx tx, OffersNews.Heard.Sold sold) throws SQLException {
        return tx.update(
                        "INSERT INTO basket VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        sold.id(),
                        sold.tenant(),
                        sold.at().toEpochMilli(),
                        Json.text(sold.items()))
                == 1;
    }

    static List<String> tenants(Tx tx) throws SQLException {
        return tx.list("SELECT DISTINCT tenant FROM basket", row -> row.getString(1));
    }

    static Instant mined(Tx tx, String tenant) throws SQLException {
        return Instant.ofEpochMilli(tx.number("SELECT at FROM mined WHERE tenant = ?", tenant));
    }

    static List<Basket> newest(Tx tx, String tenant) throws SQLException {
        return tx.list(
                "SELECT id, items FROM basket WHERE tenant = ? ORDER BY at DESC LIMIT ?",
                row -> new Basket(
                        row.getString(1),
                        Set.of(Json.read(row.getString(2).getBytes(StandardCharsets.UTF_8), String[].class))),
                tenant,
                MOST);
    }

    static void keep(Tx tx, String tenant, List<Rule> rules, Instant now) throws SQLException {
        tx.update("DELETE FROM rule WHERE tenant = ?", tenant);
        for (var rule : rules) {
            var affinity = rule.affinity();
            tx.update(
                    "INSERT INTO rule VALUES(?, ?, ?, ?, ?, ?, ?)",
                    tenant,
                    rule.given(),
                    rule.then(),
                    affinity.baskets(),
                    affinity.given(),
                    affinity.then(),
                    affinity.together());
        }
        tx.update(
                "INSERT INTO mined VALUES(?, ?) ON CONFLICT DO UPDATE SET at = excluded.at",
                tenant,
                now.toEpochMilli());
    }

    /** In no order. */
    static List<Rule> rules(Tx tx, String tenant, Set<String> given) throws SQLException {
        var rules = new ArrayList<Rule>();
        for (var item : given) {
            rules.addAll(tx.list(
                    """
                    SELECT given, then_item, baskets, given_count, then_count, together FROM rule WHERE tenant = ? AND given = ?
                    """,
                    row -> new Rule(
                            row.getString(1),
                            row.getString(2),
                            new Affinity(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6))),
                    tenant,
                    item));
        }
        return rules;
    }

    static void forget(Tx tx, Instant now, Duration kept) throws SQLException {
        tx.update("DELETE FROM basket WHERE at < ?", now.minus(kept).toEpochMilli());
    }

    private BasketRows() {}
}
