package com.evertill.cloud.api;

import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;

/** As the schema has it. */
public record QuantityView(int thousandths, Unit unit) {
    /** What is beyond what GraphQL counts with is told as the most that it does: more than two million of anything. */
    static QuantityView of(Quantity quantity) {
        return new QuantityView(
                Math.clamp(quantity.thousandths(), Integer.MIN_VALUE, Integer.MAX_VALUE), quantity.unit());
    }
}
