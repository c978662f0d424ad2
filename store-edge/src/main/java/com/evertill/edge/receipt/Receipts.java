package com.evertill.edge.receipt;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.edge.journal.Fold;
import com.evertill.edge.journal.Journal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which fact each receipt number stands for. */
public final class Receipts implements Fold {

    @Override
    public void apply(Tx tx, Fact fact, Payload payload) throws SQLException {
        if (payload instanceof Payload.SaleCompleted sale) {
            tx.update(
                    "INSERT INTO receipt VALUES (?, ?, ?, ?)",
                    sale.receipt(),
                    sale.till().number(),
                    fact.key().sequence(),
                    fact.key().epoch());
        }
    }

    /** Such a receipt cannot be printed again here. */
    @Override
    public void prune(Tx tx, Fact fact, Payload payload) throws SQLException {
        if (payload instanceof Payload.SaleCompleted sale) {
            tx.update("DELETE FROM receipt WHERE number = ?", sale.receipt());
        }
    }

    @Override
    public void clear(Tx tx) throws SQLException {
        tx.update("DELETE FROM receipt");
    }

    @Override
    public String content(Tx tx) throws SQLException {
        var lines = new StringBuilder();
        tx.each(
                "SELECT number, sequence FROM receipt ORDER BY epoch, sequence",
                row -> lines.append(row.getString(1) + " " + row.getLong(2) + "\n"));
        return lines.toString();
    }

    /** A sale and the fact that it is. */
    public record Sale(Fact fact, Payload.SaleCompleted sale) {}

    public Optional<Sale> find(Tx tx, Journal journal, ReceiptNumber receipt) throws SQLException {
        var place = tx.first("SELECT epoch, sequence FROM receipt WHERE number = ?", Receipts::place, receipt);
        return place.isEmpty()
                ? Optional.empty()
                : journal.find(tx, place.get().epoch, place.get().sequence).map(Receipts::sale);
    }

    /** The newest first. */
    public List<Sale> newest(Tx tx, Journal journal, TillId till, int limit) throws SQLException {
        var places = tx.list(
                "SELECT epoch, sequence FROM receipt WHERE till = ? ORDER BY epoch DESC, sequence DESC LIMIT ?",
                Receipts::place,
                till.number(),
                limit);
        var sales = new ArrayList<Sale>();
        for (var place : places) {
            journal.find(tx, place.epoch, place.sequence).map(Receipts::sale).ifPresent(sales::add);
        }
        return sales;
    }

    private record Place(int epoch, long sequence) {}

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getInt(1), row.getLong(2));
    }

    private static Sale sale(Fact fact) {
        return new Sale(fact, (Payload.SaleCompleted) FactType.read(fact));
    }
}
