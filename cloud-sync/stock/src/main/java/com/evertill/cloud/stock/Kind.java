package com.evertill.cloud.stock;

import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;

/**
 * What a level is of.
 *
 * @param store {@code tenant.store}
 * @param item its id.
 */
public record Kind(String store, String item, Unit unit) {
    static Kind of(String store, String item, Quantity quantity) {
        return new Kind(store, item, quantity.unit());
    }

    public String tenant() {
        return store.substring(0, store.indexOf('.'));
    }

    Quantity quantity(long thousandths) {
        return new Quantity(thousandths, unit);
    }

    @Override
    public String toString() {
        return store + "/" + item + "/" + unit;
    }
}
