package com.evertill.commerce.tax;

import com.evertill.commerce.money.Rounding;

/** How a store computes tax; the rates themselves are in its {@link TaxTable}. */
public record TaxRules(Mode mode, Precision precision, Rounding rounding) {
    /** Where the tax stands to the price. */
    public enum Mode {
        /** The shelf price contains the tax. */
        INCLUDED,
        /** The tax comes on top of the shelf price. */
        ADDED
    }

    /** Where a fraction of a minor unit is rounded away. */
    public enum Precision {
        PER_LINE,
        PER_RECEIPT
    }

    /** Germany and most of Europe. */
    public static final TaxRules EUROPEAN = new TaxRules(Mode.INCLUDED, Precision.PER_RECEIPT, Rounding.HALF_UP);
    /** Most of the United States. */
    public static final TaxRules AMERICAN = new TaxRules(Mode.ADDED, Precision.PER_RECEIPT, Rounding.HALF_UP);
}
