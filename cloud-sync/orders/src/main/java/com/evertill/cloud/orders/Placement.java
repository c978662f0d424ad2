package com.evertill.cloud.orders;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketCommand;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.basket.CartCode;
import com.evertill.commerce.basket.Decision;
import com.evertill.commerce.basket.Owner;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.pricing.PricedLine;
import java.time.Instant;
import java.util.ArrayList;
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

    /** As a till gets it: with what was authorised for it as a payment, and put aside again. */
    List<BasketEntry> broughtToTill(boolean prepaid, Instant at) {
        if (!prepaid) {
            return basket;
        }
        var entries = new ArrayList<>(basket);
        var commands = List.of(
                new BasketCommand.RecallBasket(new Owner.AtHead(head)),
                new BasketCommand.TakePrepaid(priced().total(), order.value()),
                new BasketCommand.SuspendBasket());
        Basket now = replayed();
        for (var command : commands) {
            switch (BasketRules.decide(now, command)) {
                case Decision.Refused(var why) ->
                    throw new IllegalStateException("order " + order + " cannot be brought to a till: " + why);
                case Decision.Accepted(var events) -> {
                    for (var event : events) {
                        entries.add(new BasketEntry(at, event));
                        now = BasketRules.evolve(now, event);
                    }
                }
            }
        }
        return entries;
    }

    /** What its customer shows at a till. No goods are listed: what a till without a cloud sold by the list would be no fetching of this order. */
    public CartCode code() {
        return new CartCode(basketId(), List.of());
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
