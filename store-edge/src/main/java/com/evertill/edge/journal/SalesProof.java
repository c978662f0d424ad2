package com.evertill.edge.journal;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.basket.Owner;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Payload;
import java.util.List;

/** Whether a sale's events lead to what the sale says. */
final class SalesProof {
    static final String SUBJECT = "sales";

    private final Findings findings;
    private long sales;
    private long voided;

    SalesProof(Findings findings) {
        this.findings = findings;
    }

    void look(Fact fact, Payload payload) {
        switch (payload) {
            case Payload.SaleCompleted sale -> {
                sales++;
                expect(fact, isSoldAsTold(sale), "are not what its events lead to");
                expect(fact, sale.priced().due().isZero(), "were not paid in full");
            }
            case Payload.SaleVoided sale -> {
                voided++;
                expect(
                        fact,
                        replayed(sale.events()) instanceof Basket.Voided basket
                                && basket.id().equals(sale.basket())
                                && basket.content().priced().equals(sale.priced()),
                        "are not what its events lead to");
            }
            default -> {}
        }
    }

    private static boolean isSoldAsTold(Payload.SaleCompleted sale) {
        return replayed(sale.events()) instanceof Basket.Completed basket
                && basket.id().equals(sale.basket())
                && basket.receipt().equals(sale.receipt())
                && basket.seal().equals(sale.seal())
                && basket.content().tenders().equals(sale.tenders())
                && basket.content().priced().equals(sale.priced())
                && isSoldByItsOwner(basket.content(), sale);
    }

    private static boolean isSoldByItsOwner(Basket.Content content, Payload.SaleCompleted sale) {
        return content.owner().equals(new Owner.AtTill(sale.till(), sale.shift(), sale.cashier()))
                && sale.receipt().till().equals(sale.till());
    }

    /** A basket that is not opened stands for events that cannot have happened, or not with these amounts. */
    private static Basket replayed(List<BasketEntry> events) {
        try {
            var basket = BasketRules.replay(
                    events.stream().map(BasketEntry::happened).toList());
            if (basket instanceof Basket.Known known) {
                known.content().priced();
            }
            return basket;
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException impossible) {
            return new Basket.NotOpened();
        }
    }

    private void expect(Fact fact, boolean holds, String otherwise) {
        if (!holds) {
            findings.wrong(SUBJECT, "the lines and totals of fact " + fact.key().sequence() + " " + otherwise);
        }
    }

    void close() {
        findings.close(SUBJECT, sales + " sales and " + voided + " voided ones are what their events lead to");
    }
}
