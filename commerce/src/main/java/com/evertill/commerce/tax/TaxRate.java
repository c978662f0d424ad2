package com.evertill.commerce.tax;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;

/**
 * One tax.
 *
 * @param id stable, short and unique in the store: it is what reports are summed by.
 * @param name as printed on the receipt.
 * @param ppm the rate in parts per million: 190 000 is 19 %, 88 750 is 8.875 %.
 */
public record TaxRate(String id, String name, int ppm) {
    /** What {@link #ppm} counts parts of. */
    public static final long ONE = 1_000_000;

    public TaxRate {
        if (id.isBlank() || ppm < 0 || ppm > ONE) {
            throw new IllegalArgumentException("tax '" + id + "' with " + ppm + " parts per million");
        }
    }

    /** 19 or 8.875, without trailing zeros. */
    @JsonIgnore
    public BigDecimal percent() {
        return BigDecimal.valueOf(ppm, 4).stripTrailingZeros();
    }
}
