package com.evertill.cloud.server;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketCommand;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.basket.Decision;
import com.evertill.commerce.basket.Owner;
import com.evertill.commerce.basket.Seal;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.ShiftNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A till of the shop, as far as its facts say what was done there with a basket from elsewhere. */
final class Counter {
    private static final TillId TILL = new TillId(1);
    private static final ShiftNumber SHIFT = new ShiftNumber(TILL, 1, 1);
    private static final StaffId CASHIER = new StaffId("104");

    /** Recalled, and paid in cash as far as it is not paid. */
    static Payload.SaleCompleted sold(List<BasketEntry> brought, Instant now) {
        var receipt = new ReceiptNumber(TILL, 1, 7);
        var entries = new ArrayList<>(brought);
        var basket =
                BasketRules.replay(entries.stream().map(BasketEntry::happened).toList());
        var due = ((Basket.Known) basket).content().priced().due();
        var commands = new ArrayList<BasketCommand>();
        commands.add(new BasketCommand.RecallBasket(new Owner.AtTill(TILL, SHIFT, CASHIER)));
        if (due.isPositive()) {
            commands.add(new BasketCommand.PayCash(due));
        }
        commands.add(new BasketCommand.BeginSealing(receipt));
        commands.add(new BasketCommand.Complete(new Seal.None()));
        for (var command : commands) {
            var happened = ((Decision.Accepted) BasketRules.decide(basket, command)).events();
            for (var event : happened) {
                basket = BasketRules.evolve(basket, event);
                entries.add(new BasketEntry(now, event));
            }
        }
        var done = (Basket.Completed) basket;
        var content = done.content();
        return new Payload.SaleCompleted(
                receipt,
                done.id(),
                TILL,
                SHIFT,
                CASHIER,
                12,
                entries,
                content.priced(),
                content.tenders(),
                done.seal());
    }

    static Payload.SaleVoided givenUp(List<BasketEntry> brought) {
        var basket = (Basket.Known)
                BasketRules.replay(brought.stream().map(BasketEntry::happened).toList());
        return new Payload.SaleVoided(
                basket.id(),
                TILL,
                SHIFT,
                CASHIER,
                CASHIER,
                brought,
                basket.content().priced());
    }

    private Counter() {}
}
