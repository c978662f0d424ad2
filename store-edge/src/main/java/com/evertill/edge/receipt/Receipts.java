package com.evertill.edge.receipt;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.edge.journal.Fold;
import com.evertill.edge.journal.Journal;
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
                    "INSERT INTO receipt VALUES (?, ?, ?)",
                    sale.receipt(),
                    sale.till().number(),
                    fact.key().sequence());
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
                "SELECT number, sequence FROM receipt ORDER BY sequence",
                row -> lines.append(row.getString(1) + " " + row.getLong(2) + "\n"));
        return lines.toString();
    }

    /** A sale and the fact that it is. */
    public record Sale(Fact fact, Payload.SaleCompleted sale) {}

    public Optional<Sale> find(Tx tx, Journal journal, ReceiptNumber receipt) throws SQLException {
        var sequence = tx.first("SELECT sequence FROM receipt WHERE number = ?", row -> row.getLong(1), receipt);
        return sequence.isEmpty()
                ? Optional.empty()
                : journal.find(tx, sequence.get()).map(Receipts::sale);
    }

    /** The newest first. */
    public List<Sale> newest(Tx tx, Journal journal, TillId till, int limit) throws SQLException {
        var sequences = tx.list(
                "SELECT sequence FROM receipt WHERE till = ? ORDER BY sequence DESC LIMIT ?",
                row -> row.getLong(1),
                till.number(),
                limit);
        var sales = new ArrayList<Sale>();
        for (var sequence : sequences) {
            journal.find(tx, sequence).map(Receipts::sale).ifPresent(sales::add);
        }
        return sales;
    }

    private static Sale sale(Fact fact) {
        return new Sale(fact, (Payload.SaleCompleted) FactType.read(fact));
    }
}
