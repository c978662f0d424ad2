package com.evertill.cloud.api;

/** As the schema has it. */
public record StoreView(String id, String name, String currency, boolean taxIncluded) {
    static StoreView of(Shop shop) {
        return new StoreView(shop.id(), shop.name(), shop.store().currency().getCurrencyCode(), shop.taxIncluded());
    }
}
