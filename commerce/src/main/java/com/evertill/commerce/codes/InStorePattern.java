package com.evertill.commerce.codes;

import com.evertill.commerce.codes.Code.Embedded;
import com.evertill.commerce.codes.Code.Gtin;
import com.evertill.commerce.codes.Code.ItemCode;
import com.evertill.commerce.codes.Code.Plu;
import com.evertill.commerce.codes.Rejected.Why;
import com.evertill.commerce.item.CheckDigit;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one of the store's own prefixes divides the thirteen digits of a variable-measure label (GS1 General Specifications, section 2.1.14.2:
 * every country and store divides them differently). From the left: prefix, item reference, perhaps a check digit of the value, value, check
 * digit. UPC-A is read with a zero before it, so its prefix is {@code 02}.
 *
 * @param prefix two or more digits, 20 to 29 or 02
 * @param reference how the item is found
 * @param value whether a price or a weight is inside
 * @param decimals of the value, from the right
 */
public record InStorePattern(
        String prefix,
        int referenceDigits,
        Reference reference,
        boolean valueHasCheckDigit,
        int valueDigits,
        Value value,
        int decimals) {

    private static final Pattern PREFIX = Pattern.compile("(2\\d|02)\\d{0,4}");

    public enum Reference {
        /** Its digits are a PLU, perhaps with zeros before it. */
        PLU,
        /** The price book holds the label with zeros for value and value check digit, and the check digit that follows from that. */
        GTIN_WITH_ZEROS
    }

    public enum Value {
        PRICE,
        KG,
        LB
    }

    public InStorePattern {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("in-store prefixes are 20 to 29 and 02, not '" + prefix + "'");
        }
        int digits = prefix.length() + referenceDigits + (valueHasCheckDigit ? 1 : 0) + valueDigits;
        if (digits != 12 || referenceDigits < 1 || valueDigits < 1) {
            throw new IllegalArgumentException("prefix " + prefix + " divides " + digits + " digits, not 12");
        }
        if (valueHasCheckDigit && valueDigits != 4 && valueDigits != 5) {
            throw new IllegalArgumentException("there is no check digit for a value of " + valueDigits + " digits");
        }
        if (decimals < 0 || decimals > valueDigits) {
            throw new IllegalArgumentException(
                    "a value of " + valueDigits + " digits cannot have " + decimals + " decimals");
        }
    }

    /** @param gtin13 thirteen digits that begin with the prefix, their check digit verified. */
    Reading read(String gtin13, Currency currency) {
        int valueAt = 12 - valueDigits;
        var digits = gtin13.substring(valueAt, 12);
        if (valueHasCheckDigit && PriceCheckDigit.of(digits) != gtin13.charAt(valueAt - 1) - '0') {
            return new Rejected(Why.WRONG_PRICE_CHECK_DIGIT);
        }
        var item = item(gtin13);
        return item == null ? new Rejected(Why.NAMES_NO_ITEM) : labelled(item, Long.parseLong(digits), currency);
    }

    private Reading labelled(ItemCode item, long number, Currency currency) {
        var scaled = Scaled.to(value == Value.PRICE ? currency.getDefaultFractionDigits() : 3, number, decimals);
        if (scaled.isEmpty()) {
            return new Rejected(Why.PRICE_OR_WEIGHT_IS_TOO_FINE);
        }
        long whole = scaled.getAsLong();
        return switch (value) {
            case PRICE -> new Embedded(item, null, new Money(whole, currency));
            case KG -> new Embedded(item, new Quantity(whole, Unit.KG), null);
            case LB -> new Embedded(item, new Quantity(whole, Unit.LB), null);
        };
    }

    private @Nullable ItemCode item(String gtin13) {
        var stem = gtin13.substring(0, prefix.length() + referenceDigits);
        return switch (reference) {
            case PLU -> plu(stem.substring(prefix.length()));
            case GTIN_WITH_ZEROS -> {
                var twelve = stem + "0".repeat(12 - stem.length());
                yield new Gtin("0" + twelve + CheckDigit.of(twelve));
            }
        };
    }

    private static @Nullable Plu plu(String reference) {
        var digits = reference.replaceFirst("^0+", "");
        var plu = "0".repeat(Math.max(0, 4 - digits.length())) + digits;
        return Item.isPlu(plu) ? new Plu(plu) : null;
    }
}
