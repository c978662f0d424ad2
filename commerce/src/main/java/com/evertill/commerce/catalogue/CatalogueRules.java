package com.evertill.commerce.catalogue;

import com.evertill.commerce.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;

/**
 * What a file is held against.
 *
 * @param taxClasses those that the tax table in force knows
 * @param highestPrice above this a price is taken for a slip of the finger
 * @param maxLines of items; a file with more is refused at that line
 */
public record CatalogueRules(
        Currency currency, Set<String> taxClasses, DecimalMark decimalMark, Money highestPrice, int maxLines) {

    public enum DecimalMark {
        POINT('.'),
        COMMA(',');

        final char character;

        DecimalMark(char character) {
            this.character = character;
        }
    }

    public CatalogueRules {
        taxClasses = Set.copyOf(taxClasses);
    }

    /** Decimal points, prices up to 100 000 in major units, two million lines. */
    public static CatalogueRules of(Currency currency, Set<String> taxClasses) {
        var highest = Money.of(BigDecimal.valueOf(100_000), currency);
        return new CatalogueRules(currency, taxClasses, DecimalMark.POINT, highest, 2_000_000);
    }

    public CatalogueRules with(DecimalMark decimalMark) {
        return new CatalogueRules(currency, taxClasses, decimalMark, highestPrice, maxLines);
    }
}
