package com.evertill.commerce.codes;

import java.math.BigDecimal;
import java.util.OptionalLong;

/** Implied decimal points. */
final class Scaled {

    /** {@code number} with {@code decimals} implied decimals as a whole number of units with {@code wanted}; empty if it is none, or too large. */
    static OptionalLong to(int wanted, long number, int decimals) {
        try {
            return OptionalLong.of(
                    BigDecimal.valueOf(number, decimals).movePointRight(wanted).longValueExact());
        } catch (ArithmeticException tooFineOrTooLarge) {
            return OptionalLong.empty();
        }
    }

    private Scaled() {}
}
