package com.evertill.cloud.orders;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.pricing.PricedLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was ordered, by whom and how; it never changes.
 *
 * @param customer a reference, by which only the service of customers knows a person.
 * @param takenAt {@code tenant.store} at which it was taken, whose prices it has; another than that of the fulfilment where the goods are elsewhere.
 * @param basket its events, put aside.
 */
public record Placement(
        OrderId order,
        String customer,
        HeadId head,
        String takenAt,
        Fulfilment fulfilment,
        Paying paying,
        List<BasketEntry> basket) {
    private static final int LONGEST_REFERENCE = 64;

    public Placement {
        basket = List.copyOf(basket);
        if (customer.isBlank() || customer.length() > LONGEST_REFERENCE) {
            throw new IllegalArgumentException("a customer's reference has 1 to " + LONGEST_REFERENCE + " characters");
        }
    }

    /** @throws IllegalStateException if its events are those of no basket. */
    Basket replayed() {
        return BasketRules.replay(basket.stream().map(BasketEntry::happened).toList());
    }

    /** @throws ClassCastException if it is no basket; a placed one is. */
    private Basket.Known known() {
        return (Basket.Known) replayed();
    }

    public BasketId basketId() {
        return known().id();
    }

    public PricedBasket priced() {
        return known().content().priced();
    }

    /** One that was ordered: a line that was taken off before is none. */
    Optional<PricedLine> line(int number) {
        return priced().lines().stream()
                .filter(line -> line.line() == number && !line.voided())
                .findFirst();
    }

    /** What stock is asked for: one row an item. */
    Map<String, Quantity> wanted() {
        var wanted = new LinkedHashMap<String, Quantity>();
        for (var line : priced().lines()) {
            if (!line.voided()) {
                wanted.merge(line.itemId(), line.quantity(), Quantity::plus);
            }
        }
        return wanted;
    }

    /** What a customer pays for a line, taxes and all. */
    Cost cost(PricedLine line) {
        var amount =
                switch (known().content().opening().taxRules().mode()) {
                    case INCLUDED -> line.amount();
                    case ADDED -> line.amount().plus(line.tax());
                };
        return new Cost(line.quantity(), amount);
    }
}
