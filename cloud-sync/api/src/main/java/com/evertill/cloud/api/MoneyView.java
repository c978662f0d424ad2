package com.evertill.cloud.api;

import com.evertill.commerce.money.Money;

/** As the schema has it. */
public record MoneyView(int minor, String currency) {
    /** @throws ArithmeticException beyond what GraphQL counts with, which no basket comes to. */
    static MoneyView of(Money money) {
        return new MoneyView(Math.toIntExact(money.minor()), money.currency().getCurrencyCode());
    }
}
