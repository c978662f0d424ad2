package com.evertill.commerce.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** How a fraction of a minor unit becomes a whole one. The names are those of {@link java.math.RoundingMode}, as far as tax law uses them. */
public enum Rounding {
    /** Half a unit goes away from zero. What most European tax authorities and most shoppers expect. */
    HALF_UP(RoundingMode.HALF_UP),
    /** Half a unit goes to the even neighbour, so that many roundings do not drift. */
    HALF_EVEN(RoundingMode.HALF_EVEN),
    /** Every fraction goes towards zero. */
    DOWN(RoundingMode.DOWN);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    /** @throws ArithmeticException if {@code denominator} is zero or the result does not fit. */
    public long divide(long numerator, long denominator) {
        return scale(numerator, 1, denominator);
    }

    /** {@code amount * factor / denominator}, exact until it is rounded once; the product may be larger than a long. */
    public long scale(long amount, long factor, long denominator) {
        long high = Math.multiplyHigh(amount, factor);
        long low = amount * factor;
        if (high == low >> 63) {
            return divideExact(low, denominator);
        }
        return new BigDecimal(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(factor)))
                .divide(BigDecimal.valueOf(denominator), 0, mode)
                .longValueExact();
    }

    /** The quick way, for every amount that a shop ever sees: no allocation. */
    private long divideExact(long numerator, long denominator) {
        long quotient = numerator / denominator;
        long remainder = numerator % denominator;
        if (remainder == 0 || this == DOWN) {
            return quotient;
        }
        int half = Long.compareUnsigned(Math.abs(remainder) << 1, Math.abs(denominator));
        boolean awayFromZero = half > 0 || (half == 0 && (this == HALF_UP || (quotient & 1) != 0));
        boolean negative = (numerator < 0) != (denominator < 0);
        return awayFromZero ? quotient + (negative ? -1 : 1) : quotient;
    }
}
