package com.evertill.commerce.node;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A customer, by what only the service of customers can lead back to a person, and nobody once it has thrown that person's key away. It may stand in a
 * fact for ever.
 */
public record CustomerReference(@JsonValue String value) {
    /** The facts' schema says the same. */
    public static final int LONGEST = 64;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CustomerReference {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a customer's reference has 1 to " + LONGEST + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
