package com.evertill.cloud.ledger.readers;

import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.ReceiptNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Completed sales, to be listed. */
public final class SalesFeed implements Reader {
    private final Database database;

    SalesFeed(Database database) {
        this.database = database;
    }

    /**
     * One sale.
     *
     * @param at by the store's time.
     * @param tenders the means it was paid with, each once.
     */
    public record Sold(
            FactKey key,
            LocalDate businessDay,
            Instant at,
            TillId till,
            ReceiptNumber receipt,
            StaffId cashier,
            long items,
            Money total,
            List<String> tenders,
            long release) {
        public Sold {
            tenders = List.copyOf(tenders);
        }
    }

    /**
     * The newest, newest first.
     *
     * @param shop {@code tenant.store}, or null for all.
     */
    public List<Sold> recent(@Nullable String shop, int most) {
        return database.read(tx -> shop == null
                ? tx.list("SELECT * FROM sale ORDER BY at DESC LIMIT ?", SalesFeed::sold, most)
                : tx.list("SELECT * FROM sale WHERE shop=? ORDER BY at DESC LIMIT ?", SalesFeed::sold, shop, most));
    }

    @Override
    public String name() {
        return "sales";
    }

    @Override
    public void take(Tx tx, List<Entry> entries) throws SQLException {
        for (var entry : entries) {
            take(tx, entry);
        }
    }

    private static void take(Tx tx, Entry entry) throws SQLException {
        if (entry.receipt().isEmpty()) {
            return;
        }
        var fact = entry.fact();
        var receipt = entry.receipt().get();
        tx.update(
                "INSERT INTO sale VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.node(),
                fact.key().epoch(),
                fact.key().sequence(),
                entry.node().shop(),
                fact.businessDay(),
                fact.at().toEpochMilli(),
                receipt.till().number(),
                receipt.number(),
                receipt.cashier(),
                receipt.items(),
                receipt.total().currency().getCurrencyCode(),
                receipt.total().minor(),
                String.join(" ", receipt.tenders()),
                receipt.release());
    }

    @Override
    public void forget(Tx tx) throws SQLException {
        tx.update("DELETE FROM sale");
    }

    private static Sold sold(ResultSet row) throws SQLException {
        return new Sold(
                new FactKey(NodeId.parse(row.getString("node")), row.getInt("epoch"), row.getLong("sequence")),
                LocalDate.parse(row.getString("business_day")),
                Instant.ofEpochMilli(row.getLong("at")),
                new TillId(row.getInt("till")),
                ReceiptNumber.parse(row.getString("receipt")),
                new StaffId(row.getString("cashier")),
                row.getLong("items"),
                new Money(row.getLong("total"), Currency.getInstance(row.getString("currency"))),
                List.of(row.getString("tenders").split(" ")),
                row.getLong("release"));
    }
}
