package com.evertill.cloud.forecast;

import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is forecast.
 *
 * @param store {@code tenant.store}
 * @param item its id.
 */
record Kind(String store, String item, Unit unit) {
    /** Twice what a GTIN has: names of proposals are made from it. */
    private static final int LONGEST_ITEM = 32;

    Kind {
        if (store.indexOf('.') < 1) {
            throw new IllegalArgumentException("'" + store + "' is no tenant.store");
        }
        if (item.isEmpty() || item.length() > LONGEST_ITEM) {
            throw new IllegalArgumentException("'" + item + "' is no item's id");
        }
    }

    Quantity quantity(long thousandths) {
        return new Quantity(thousandths, unit);
    }

    /** To the nearest thousandth. */
    Quantity quantity(double units) {
        return Quantity.of(BigDecimal.valueOf(units).setScale(3, RoundingMode.HALF_UP), unit);
    }

    @Override
    public String toString() {
        return store + "/" + item + "/" + unit;
    }
}
