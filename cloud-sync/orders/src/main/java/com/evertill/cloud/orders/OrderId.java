package com.evertill.cloud.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** What a customer quotes; given by whoever takes the order, unique for ever. */
public record OrderId(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an order's id has 1 to 64 letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
