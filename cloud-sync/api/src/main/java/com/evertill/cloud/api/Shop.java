package com.evertill.cloud.api;

import com.evertill.cloud.carts.Store;
import com.evertill.commerce.tax.TaxRules;

/**
 * A store of the retailer.
 *
 * @param name for customers.
 */
public record Shop(Store store, String name) {
    /** @see com.evertill.cloud.carts.Store#id */
    public String id() {
        return store.id();
    }

    String tenant() {
        return id().substring(0, id().indexOf('.'));
    }

    boolean taxIncluded() {
        return store.taxRules().mode() == TaxRules.Mode.INCLUDED;
    }
}
