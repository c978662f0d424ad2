package com.evertill.commerce.tender;

import com.evertill.commerce.money.Money;
import java.util.Currency;

/** How large a note may be that a customer puts down. */
public final class Banknotes {

    /**
     * The largest note in ordinary circulation, rounded up: never less than 50 000 minor units, 500.00 in most currencies. What bounds a
     * plausible payment must be generous, and must not be pocket money where prices have many digits.
     */
    public static Money largest(Currency currency) {
        return new Money(
                switch (currency.getCurrencyCode()) {
                    case "CHF", "DKK", "HKD", "KES", "MXN", "NGN", "NOK", "PHP", "SEK", "SGD", "THB" -> 1_000_00;
                    case "MKD", "TWD" -> 2_000_00;
                    case "CZK", "DOP", "JMD", "LKR", "PKR", "RSD", "RUB" -> 5_000_00;
                    case "ALL", "MMK", "TZS" -> 10_000_00;
                    case "ARS", "HUF", "KZT" -> 20_000_00;
                    case "COP", "IDR", "LBP", "MNT" -> 100_000_00;
                    case "UZS" -> 200_000_00;
                    case "PYG" -> 100_000;
                    case "VND" -> 500_000;
                    default -> 500_00;
                },
                currency);
    }

    /** More than two thousand of them, a million euro: on one line or off one card that is a slip, and sums must stay far from overflowing. */
    public static boolean areTooMany(Money amount) {
        return amount.minor() > 2_000 * largest(amount.currency()).minor();
    }

    private Banknotes() {}
}
