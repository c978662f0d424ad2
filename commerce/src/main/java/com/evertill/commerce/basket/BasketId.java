package com.evertill.commerce.basket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Unique for ever and everywhere, whichever head opened the basket. */
public record BasketId(@JsonValue String value) {
    /** The longest name of a node with epoch, till and count behind it fits; the facts' schema says the same. */
    public static final int LONGEST = 128;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BasketId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a basket id has 1 to " + LONGEST + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
