package com.evertill.commerce.facts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256, FIPS 180-4, as 64 lower-case hexadecimal digits. */
public record Hash(@JsonValue String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** What stands before the first fact of an epoch. */
    public static final Hash ZERO = new Hash("0".repeat(64));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Hash {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in hexadecimal");
        }
    }

    public static Hash of(byte[] digest) {
        return new Hash(HexFormat.of().formatHex(digest));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
