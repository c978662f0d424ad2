package com.evertill.cloud.carts;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.tax.TaxRate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What stores sell, and at what price: the price book in force, as the service of prices tells it. */
@FunctionalInterface
public interface Assortment {
    /** @param itemId {@link Item#id()} */
    Optional<Offered> find(Store store, String itemId, Instant now);

    /** @param release of the price book, that is in force. */
    record Offered(Item item, List<TaxRate> taxes, long release) {
        public Offered {
            taxes = List.copyOf(taxes);
        }
    }
}
