package com.evertill.commerce.node;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A staff number: a reference to a person, never the person's name. */
public record StaffId(@JsonValue String number) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StaffId {
        if (number.isBlank() || number.length() > 16) {
            throw new IllegalArgumentException("a staff number has 1 to 16 characters");
        }
    }

    @Override
    public String toString() {
        return number;
    }
}
