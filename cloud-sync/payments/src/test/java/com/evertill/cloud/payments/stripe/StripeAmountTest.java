package com.evertill.cloud.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.money.Money;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeAmountTest {
    @ParameterizedTest
    @CsvSource({
        "EUR,482,482",
        "JPY,482,482",
        "ISK,482,48200",
        "UGX,5,500",
        "KWD,4820,4820",
        "MGA,48200,482",
        "HUF,48200,48200"
    })
    void stripe_counts_as_its_documentation_says(String currency, long minor, long units) {
        var money = new Money(minor, Currency.getInstance(currency));
        var amount = StripeAmount.of(money);
        assertThat(amount.units()).isEqualTo(units);
        assertThat(amount.money()).isEqualTo(money);
    }

    @Test
    void what_is_finer_than_stripe_takes_is_not_rounded() {
        assertThatThrownBy(() -> StripeAmount.of(new Money(4821, Currency.getInstance("KWD"))))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> StripeAmount.of(new Money(48201, Currency.getInstance("MGA"))))
                .isInstanceOf(ArithmeticException.class);
    }
}
