package com.evertill.cloud.stock;

import com.evertill.commerce.item.Quantity;

/**
 * What others see of a level.
 *
 * @param store {@code tenant.store}
 * @param onHand below zero where more was sold than was ever received.
 * @param available to promise: never below zero.
 * @param version what is lower is out of date.
 */
public record StockLevel(
        String store, String item, Quantity onHand, Quantity reserved, Quantity available, long version) {

    static StockLevel of(Level level, long safetyStock) {
        var kind = level.kind();
        return new StockLevel(
                kind.store(),
                kind.item(),
                kind.quantity(level.onHand()),
                kind.quantity(level.reserved()),
                kind.quantity(level.available(safetyStock)),
                level.version());
    }
}
