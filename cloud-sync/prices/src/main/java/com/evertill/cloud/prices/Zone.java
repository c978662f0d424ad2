package com.evertill.cloud.prices;

import com.evertill.commerce.catalogue.CatalogueRules;
import com.evertill.commerce.tax.TaxTable;
import java.time.ZoneId;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * Stores that sell at the same prices.
 *
 * @param timeZone in which a release's local time is meant.
 */
public record Zone(String name, Currency currency, ZoneId timeZone, TaxTable taxes) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    public Zone {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not 1 to 32 letters, digits, - or _");
        }
    }

    /** What a catalogue for this zone is held against. */
    public CatalogueRules rules() {
        return CatalogueRules.of(currency, taxes.classes().keySet());
    }
}
