package com.evertill.commerce.node;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A point of sale within its store, 1 to 999; the first part of its receipt numbers. */
public record TillId(@JsonValue int number) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TillId {
        if (number < 1 || number > 999) {
            throw new IllegalArgumentException("till " + number + " is not within 1 to 999");
        }
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
