package com.evertill.cloud.ledger.readers;

import com.evertill.commerce.facts.Posting;
import com.evertill.commerce.facts.Posting.Figure;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.ShiftNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;

/** The sums of all postings, by store, day, till, shift, figure, name and currency: what the shop's own reports are made of. */
public final class Reports implements Reader {
    private final Database database;

    Reports(Database database) {
        this.database = database;
    }

    /** A figure of a till's day over all its shifts. */
    public record Total(
            String shop,
            LocalDate businessDay,
            TillId till,
            Figure figure,
            String name,
            String currency,
            long count,
            long minor) {}

    /** A figure of a store's day over all its tills, shifts and names. */
    public record DaySum(LocalDate businessDay, Figure figure, String currency, long count, long minor) {}

    /**
     * Every figure of a store's days, both included: few rows, however many tills there are.
     *
     * @param shop {@code tenant.store}
     */
    public List<DaySum> days(String shop, LocalDate from, LocalDate to) {
        return database.read(tx -> tx.list(
                """
                SELECT business_day, figure, currency, sum(count) AS count, sum(minor) AS minor
                FROM posting WHERE shop=? AND business_day BETWEEN ? AND ?
                GROUP BY business_day, figure, currency ORDER BY business_day, figure, currency
                """,
                row -> new DaySum(
                        LocalDate.parse(row.getString("business_day")),
                        Figure.valueOf(row.getString("figure")),
                        row.getString("currency"),
                        row.getLong("count"),
                        row.getLong("minor")),
                shop,
                from,
                to));
    }

    /**
     * Every sum of a store's day.
     *
     * @param shop {@code tenant.store}
     */
    public List<Posting> of(String shop, LocalDate day) {
        return database.read(tx -> tx.list("""
                SELECT * FROM posting WHERE shop=? AND business_day=?
                ORDER BY till, shift, figure, name, currency
                """, Reports::posting, shop, day));
    }

    /** Over all stores, from one day to another, both included. */
    public List<Total> totals(LocalDate from, LocalDate to) {
        return database.read(tx -> tx.list(
                """
                SELECT shop, business_day, till, figure, name, currency, sum(count) AS count, sum(minor) AS minor
                FROM posting WHERE business_day BETWEEN ? AND ?
                GROUP BY shop, business_day, till, figure, name, currency
                ORDER BY business_day DESC, shop, till, figure, name, currency
                """,
                row -> new Total(
                        row.getString("shop"),
                        LocalDate.parse(row.getString("business_day")),
                        new TillId(row.getInt("till")),
                        Figure.valueOf(row.getString("figure")),
                        row.getString("name"),
                        row.getString("currency"),
                        row.getLong("count"),
                        row.getLong("minor")),
                from,
                to));
    }

    @Override
    public String name() {
        return "reports";
    }

    @Override
    public void take(Tx tx, List<Entry> entries) throws SQLException {
        var sums = new LinkedHashMap<Posting, long[]>();
        for (var entry : entries) {
            for (var posting : entry.postings()) {
                var sum = sums.computeIfAbsent(posting.of(0, 0), _ -> new long[2]);
                sum[0] += posting.count();
                sum[1] += posting.minor();
            }
        }
        var shop = entries.getFirst().node().shop();
        for (var sum : sums.entrySet()) {
            add(tx, shop, sum.getKey().of(sum.getValue()[0], sum.getValue()[1]));
        }
    }

    private static void add(Tx tx, String shop, Posting posting) throws SQLException {
        tx.update(
                """
                INSERT INTO posting VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET count=count+excluded.count, minor=minor+excluded.minor
                """,
                shop,
                posting.businessDay(),
                posting.till().number(),
                posting.shift(),
                posting.figure().name(),
                posting.name(),
                posting.currency(),
                posting.count(),
                posting.minor());
    }

    @Override
    public void forget(Tx tx) throws SQLException {
        tx.update("DELETE FROM posting");
    }

    private static Posting posting(ResultSet row) throws SQLException {
        return new Posting(
                LocalDate.parse(row.getString("business_day")),
                new TillId(row.getInt("till")),
                ShiftNumber.parse(row.getString("shift")),
                Figure.valueOf(row.getString("figure")),
                row.getString("name"),
                row.getString("currency"),
                row.getLong("count"),
                row.getLong("minor"));
    }
}
