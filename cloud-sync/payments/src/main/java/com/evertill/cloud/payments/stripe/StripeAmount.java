package com.evertill.cloud.payments.stripe;

import com.evertill.commerce.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/**
 * An amount as Stripe counts it (docs.stripe.com/currencies): in minor units, which for some currencies are not those of ISO 4217.
 *
 * @param currency in small letters.
 */
record StripeAmount(long units, String currency) {
    private static final Set<String> WITHOUT_DECIMALS = Set.of(
            "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf");
    /** They have none any more, but keep the two that they had. */
    private static final Set<String> WITH_TWO_ALL_THE_SAME = Set.of("isk", "ugx");
    /** Counted in thousandths, of which the last digit must be 0. */
    private static final Set<String> WITH_THREE = Set.of("bhd", "jod", "kwd", "omr", "tnd");

    /** @throws ArithmeticException if Stripe cannot take an amount as exact as this one. */
    static StripeAmount of(Money money) {
        var currency = money.currency().getCurrencyCode().toLowerCase(Locale.ROOT);
        long units = money.major().movePointRight(decimals(currency)).longValueExact();
        int step = WITH_THREE.contains(currency) ? 10 : WITH_TWO_ALL_THE_SAME.contains(currency) ? 100 : 1;
        if (units % step != 0) {
            throw new ArithmeticException(money + " is finer than Stripe takes it");
        }
        return new StripeAmount(units, currency);
    }

    Money money() {
        var known = Currency.getInstance(currency.toUpperCase(Locale.ROOT));
        return Money.of(BigDecimal.valueOf(units, decimals(currency)), known);
    }

    private static int decimals(String currency) {
        return WITHOUT_DECIMALS.contains(currency) ? 0 : WITH_THREE.contains(currency) ? 3 : 2;
    }
}
