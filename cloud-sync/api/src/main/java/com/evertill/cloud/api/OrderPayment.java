package com.evertill.cloud.api;

import com.evertill.cloud.payments.PaymentView;
import org.jspecify.annotations.Nullable;

/** As the schema has it. */
public record OrderPayment(
        PaymentView.State state,
        MoneyView amount,
        MoneyView captured,
        MoneyView refunded,
        @Nullable String page) {
    static OrderPayment of(PaymentView payment) {
        return new OrderPayment(
                payment.state(),
                MoneyView.of(payment.amount()),
                MoneyView.of(payment.captured()),
                MoneyView.of(payment.refunded()),
                payment.page().orElse(null));
    }
}
