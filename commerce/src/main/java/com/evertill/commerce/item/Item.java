package com.evertill.commerce.item;

import com.evertill.commerce.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An article with its price in force.
 *
 * @param id {@link #idOf} its codes
 * @param gtin fourteen digits, the last of which is right, if it has one
 * @param plu what a cashier types (IFPS numbers for produce, or the retailer's own), if it has one: four digits, or five of which
 *     the first is not zero, so that no number can be written in two ways
 * @param department the retailer's word for where it belongs; empty if it has none
 * @param price for one {@code unit}; zero is a price
 * @param taxClass which rates apply to it, by a name that the tax table in force knows
 */
public record Item(
        String id,
        @Nullable String gtin,
        @Nullable String plu,
        String name,
        String department,
        Money price,
        String taxClass,
        Unit unit) {

    /** What fits on a receipt line that is wrapped twice. */
    public static final int MAX_NAME = 120;

    public static final int MAX_DEPARTMENT = 60;
    public static final int MAX_TAX_CLASS = 32;

    public Item {
        if (gtin != null && !isGtin(gtin)) {
            throw new IllegalArgumentException("'" + gtin + "' is not a GTIN of 14 digits with its check digit");
        }
        if (plu != null && !isPlu(plu)) {
            throw new IllegalArgumentException("'" + plu + "' is not a PLU of 4 digits, or 5 without a leading zero");
        }
        if (!id.equals(idOf(gtin, plu))) {
            throw new IllegalArgumentException("'" + id + "' is not the id of GTIN " + gtin + ", PLU " + plu);
        }
        check("name", name, 1, MAX_NAME);
        check("department", department, 0, MAX_DEPARTMENT);
        check("tax class", taxClass, 1, MAX_TAX_CLASS);
        if (price.isNegative()) {
            throw new IllegalArgumentException("the price of " + id + " is negative: " + price);
        }
    }

    /** An item whose id follows from its codes. */
    public static Item of(
            @Nullable String gtin,
            @Nullable String plu,
            String name,
            String department,
            Money price,
            String taxClass,
            Unit unit) {
        return new Item(idOf(gtin, plu), gtin, plu, name, department, price, taxClass, unit);
    }

    /** @throws IllegalArgumentException if both are absent: nothing could find such an item. */
    public static String idOf(@Nullable String gtin, @Nullable String plu) {
        if (gtin != null) {
            return "gtin:" + gtin;
        }
        if (plu != null) {
            return "plu:" + plu;
        }
        throw new IllegalArgumentException("an item has a GTIN or a PLU");
    }

    public static boolean isGtin(String digits) {
        return digits.length() == 14 && CheckDigit.isRight(digits);
    }

    public static boolean isPlu(String digits) {
        return CheckDigit.areDigits(digits)
                && (digits.length() == 4 || (digits.length() == 5 && digits.charAt(0) != '0'));
    }

    public Item withPrice(Money price) {
        return new Item(id, gtin, plu, name, department, price, taxClass, unit);
    }

    private static void check(String what, String text, int least, int most) {
        if ((text.isBlank() && least > 0) || text.length() > most) {
            throw new IllegalArgumentException(
                    what + " must have " + least + " to " + most + " characters: '" + text + "'");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " holds a control character");
        }
    }
}
