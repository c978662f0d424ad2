package com.evertill.commerce.node;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A head other than a till, by its name among the retailer's heads: {@code web}, {@code app}, {@code kiosk-3}. */
public record HeadId(@JsonValue String value) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HeadId {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("a head's name has 1 to 32 small letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
