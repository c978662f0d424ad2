package com.evertill.cloud.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What the service of payments calls a payment; nothing else is known of it here. */
public record PaymentId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PaymentId {}

    @Override
    public String toString() {
        return value;
    }
}
