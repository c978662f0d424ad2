package com.evertill.commerce.money;

import java.math.BigInteger;

/** How a fraction of a minor unit becomes a whole one. The names are those of {@link java.math.RoundingMode}, as far as tax law uses them. */
public enum Rounding {
    /** Half a unit goes away from zero. What most European tax authorities and most shoppers expect. */
    HALF_UP,
    /** Half a unit goes to the even neighbour, so that many roundings do not drift. */
    HALF_EVEN,
    /** Every fraction goes towards zero. */
    DOWN;

    /** @throws ArithmeticException if {@code denominator} is zero. */
    public long divide(long numerator, long denominator) {
        long quotient = numerator / denominator;
        long remainder = numerator % denominator;
        if (remainder == 0 || this == DOWN) {
            return quotient;
        }
        int half = Long.compareUnsigned(Math.abs(remainder) << 1, Math.abs(denominator));
        boolean awayFromZero = half > 0 || (half == 0 && (this == HALF_UP || (quotient & 1) != 0));
        return awayFromZero ? quotient + (Long.signum(numerator) * Long.signum(denominator)) : quotient;
    }

    /** Like {@link #divide(long, long)} for {@code amount * factor / denominator} where the product may not fit a long. */
    public long scale(long amount, long factor, long denominator) {
        var product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(factor));
        var parts = product.divideAndRemainder(BigInteger.valueOf(denominator));
        long quotient = parts[0].longValueExact();
        return Math.addExact(
                quotient, divide(parts[1].longValueExact(), denominator) + parity(quotient, parts[1], denominator));
    }

    /** {@link #divide} of the remainder alone sees an even quotient of zero; an odd one rounds its exact half up. */
    private int parity(long quotient, BigInteger remainder, long denominator) {
        boolean exactHalf = remainder
                .shiftLeft(1)
                .abs()
                .equals(BigInteger.valueOf(denominator).abs());
        return this == HALF_EVEN && exactHalf && (quotient & 1) != 0
                ? remainder.signum() * Long.signum(denominator)
                : 0;
    }
}
