package com.evertill.cloud.loyalty;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What receipts are worth: sales, and what went back of them, in whatever order they come. */
final class Earnings {
    private final List<PointsRule> rules;

    Earnings(List<PointsRule> rules) {
        this.rules = List.copyOf(rules);
    }

    private record Sale(long account, Money paid, LocalDate day) {
        static Sale of(ResultSet row) throws SQLException {
            return new Sale(row.getLong(1), money(row, 2), LocalDate.parse(row.getString(4)));
        }
    }

    private static Money money(ResultSet row, int column) throws SQLException {
        return new Money(row.getLong(column), Currency.getInstance(row.getString(column + 1)));
    }

    void sold(Tx tx, LoyaltyNews.Heard.Sold sold, Instant now) throws SQLException {
        var receipt = sold.receipt();
        var account = Accounts.opened(tx, sold.customer());
        if (account.isEmpty() || find(tx, receipt).isPresent()) {
            return;
        }
        var sale = new Sale(account.getAsLong(), sold.paid(), sold.day());
        tx.update(
                "INSERT INTO sale VALUES(?, ?, ?, ?, ?, ?)",
                receipt.store(),
                receipt.number(),
                sale.account(),
                sale.paid().minor(),
                sale.paid().currency(),
                sale.day());
        var nothing = List.<Back>of();
        Accounts.add(tx, sale.account(), Cause.SALE, worth(sale, nothing), receipt.toString(), sold.at(), now);
        var waited = new ArrayList<Back>();
        for (var back : backs(tx, receipt, sale)) {
            takeBack(tx, receipt, sale, waited, back, now);
            waited.add(back);
        }
    }

    void wentBack(Tx tx, Receipt receipt, Back back, Instant now) throws SQLException {
        var sale = find(tx, receipt);
        var before = sale.isPresent() ? backs(tx, receipt, sale.get()) : List.<Back>of();
        boolean isNew = tx.update(
                        "INSERT INTO back VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        receipt.store(),
                        receipt.number(),
                        back.way(),
                        back.id(),
                        back.amount().minor(),
                        back.amount().currency(),
                        back.at().toEpochMilli())
                == 1;
        if (isNew && sale.isPresent() && isOf(back, sale.get())) {
            takeBack(tx, receipt, sale.get(), before, back, now);
        }
    }

    private void takeBack(Tx tx, Receipt receipt, Sale sale, List<Back> before, Back back, Instant now)
            throws SQLException {
        var after = new ArrayList<>(before);
        after.add(back);
        long change = worth(sale, after) - worth(sale, before);
        Accounts.add(tx, sale.account(), Cause.RETURN, change, receipt.toString(), back.at(), now);
    }

    private long worth(Sale sale, List<Back> backs) {
        var nothing = Money.zero(sale.paid().currency());
        return PointsRule.of(rules, sale.day()).earned(sale.paid(), Back.sum(backs, nothing));
    }

    /** Another currency's money does not come from this receipt. */
    private static boolean isOf(Back back, Sale sale) {
        return back.amount().currency().equals(sale.paid().currency());
    }

    private static Optional<Sale> find(Tx tx, Receipt receipt) throws SQLException {
        return tx.first(
                "SELECT account, paid, currency, day FROM sale WHERE store = ? AND receipt = ?",
                Sale::of,
                receipt.store(),
                receipt.number());
    }

    private static List<Back> backs(Tx tx, Receipt receipt, Sale sale) throws SQLException {
        return tx
                .list(
                        "SELECT way, id, amount, currency, at FROM back WHERE store = ? AND receipt = ? ORDER BY at, way, id",
                        row -> new Back(
                                Back.Way.valueOf(row.getString(1)),
                                row.getString(2),
                                money(row, 3),
                                Instant.ofEpochMilli(row.getLong(5))),
                        receipt.store(),
                        receipt.number())
                .stream()
                .filter(back -> isOf(back, sale))
                .toList();
    }

    void orderSold(Tx tx, String order, Receipt receipt, Instant now) throws SQLException {
        boolean isNew = tx.update(
                        "INSERT INTO order_sale VALUES(?, ?, ?) ON CONFLICT DO NOTHING",
                        order,
                        receipt.store(),
                        receipt.number())
                == 1;
        if (isNew) {
            var waited = tx.list(
                    "SELECT name, amount, currency, at FROM order_back WHERE id = ? ORDER BY at, name",
                    row -> new Back(
                            Back.Way.ORDER, row.getString(1), money(row, 2), Instant.ofEpochMilli(row.getLong(4))),
                    order);
            for (var back : waited) {
                wentBack(tx, receipt, back, now);
            }
            tx.update("DELETE FROM order_back WHERE id = ?", order);
        }
    }

    void orderWentBack(Tx tx, String order, Back back, Instant now) throws SQLException {
        var receipt = tx.first(
                "SELECT store, receipt FROM order_sale WHERE id = ?",
                row -> new Receipt(row.getString(1), row.getString(2)),
                order);
        if (receipt.isPresent()) {
            wentBack(tx, receipt.get(), back, now);
        } else {
            tx.update(
                    "INSERT INTO order_back VALUES(?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    order,
                    back.id(),
                    back.amount().minor(),
                    back.amount().currency(),
                    back.at().toEpochMilli());
        }
    }
}
