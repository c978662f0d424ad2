package com.evertill.cloud.carts;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.pricing.PricedBasket;
import java.time.Instant;
import java.util.List;

/**
 * A cart with its whole history.
 *
 * @param store {@code tenant.store}
 * @param basket what its history comes to.
 * @param touched when somebody last did anything to it.
 */
public record Cart(Holder holder, String store, List<BasketEntry> entries, Basket.Known basket, Instant touched) {
    public Cart {
        entries = List.copyOf(entries);
    }

    /** As its history says. */
    static Cart of(Holder holder, String store, List<BasketEntry> entries, Instant touched) {
        var events = entries.stream().map(BasketEntry::happened).toList();
        return new Cart(holder, store, entries, (Basket.Known) BasketRules.replay(events), touched);
    }

    /** Grows by every event: which of two pictures of a cart is the newer. */
    public int version() {
        return entries.size();
    }

    public boolean isParked() {
        return basket instanceof Basket.Suspended;
    }

    public PricedBasket priced() {
        return basket.content().priced();
    }
}
