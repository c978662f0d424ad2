package com.evertill.edge.tender;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.Forwarded;
import com.evertill.commerce.tender.Tender;
import com.evertill.edge.journal.FoldTable;
import java.sql.SQLException;

/**
 * What was given back of the card payments of completed sales. What the bank declined later was never had, and counts as given back. A fold over the
 * journal, so that a box that takes another's place gives nothing back twice.
 */
public final class GivenBack extends FoldTable {
    private static final String HERE = "given_back";

    public GivenBack() {
        super(HERE, "SELECT payment, minor FROM " + HERE + " ORDER BY payment");
    }

    /** What is left of it for the customer; never less than nothing. A tip and cash over the counter are not given back: see {@link Tender.Card#amount()}. */
    public static Money leftOf(Tx tx, Tender.Card card) throws SQLException {
        long gone = tx.first("SELECT minor FROM " + HERE + " WHERE payment = ?", row -> row.getLong(1), card.attempt())
                .orElse(0L);
        var paid = card.amount();
        return new Money(Math.max(0, paid.minor() - gone), paid.currency());
    }

    @Override
    protected void add(Tx tx, String into, Fact fact, Payload payload) throws SQLException {
        switch (payload) {
            case Payload.CardRefunded refunded
            when refunded.payment() != null -> add(tx, into, refunded.payment().attempt(), refunded.amount());
            case Payload.PaymentForwarded forwarded
            when forwarded.outcome() == Forwarded.DECLINED ->
                add(tx, into, forwarded.payment().attempt(), forwarded.payment().amount());
            default -> {}
        }
    }

    private static void add(Tx tx, String into, String payment, Money amount) throws SQLException {
        tx.update(
                "INSERT INTO " + into + " VALUES (?, ?) ON CONFLICT DO UPDATE SET minor = minor + excluded.minor",
                payment,
                amount.minor());
    }
}
