package com.evertill.commerce.basket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Unique for ever and everywhere, whichever head opened the basket. */
public record BasketId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BasketId {
        if (value.isBlank() || value.length() > 128) {
            throw new IllegalArgumentException("a basket id has 1 to 128 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
