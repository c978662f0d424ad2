package com.evertill.commerce.item;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;

/**
 * How much, in whole thousandths of the unit: one piece is 1000, 0.453 kg is 453. May be zero or negative, as movements of stock are; what a
 * sale allows is the basket's rule. Arithmetic that would overflow throws {@link ArithmeticException}.
 */
public record Quantity(long thousandths, Unit unit) {
    /** The thousandths in one. */
    public static final long ONE = 1_000;

    public static Quantity each(long pieces) {
        return new Quantity(Math.multiplyExact(pieces, 1000L), Unit.EACH);
    }

    /** @throws ArithmeticException if the amount has more than three decimals that count. */
    public static Quantity of(BigDecimal amount, Unit unit) {
        return new Quantity(amount.movePointRight(3).longValueExact(), unit);
    }

    public Quantity plus(Quantity other) {
        if (unit != other.unit) {
            throw new IllegalArgumentException(this + " and " + other + " are in different units");
        }
        return new Quantity(Math.addExact(thousandths, other.thousandths), unit);
    }

    public Quantity negated() {
        return new Quantity(Math.negateExact(thousandths), unit);
    }

    /** Whether it is a whole number of its unit. */
    @JsonIgnore
    public boolean isWhole() {
        return thousandths % 1000 == 0;
    }

    @JsonIgnore
    public boolean isPositive() {
        return thousandths > 0;
    }

    /** In units, exactly: 0.453 for 453 thousandths of a kilogram. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(thousandths, 3);
    }

    /** For people who read logs and test failures; screens and receipts format by locale. */
    @Override
    public String toString() {
        return (isWhole() ? Long.toString(thousandths / 1000) : amount().toPlainString()) + " " + unit;
    }
}
