package com.evertill.cloud.payments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a payment is called everywhere, also at its provider. An order has one, named after it, so that it is the same one whoever asks how often. */
public record PaymentId(@JsonValue String value) {
    private static final int LONGEST = 66;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PaymentId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a payment's id has 1 to " + LONGEST + " characters");
        }
    }

    static PaymentId of(String order) {
        return new PaymentId("p-" + order);
    }

    @Override
    public String toString() {
        return value;
    }
}
