package com.evertill.cloud.prices;

/** What comes of a command: it is done, or it is refused and nothing changed. */
public sealed interface Answer<T> {
    record Done<T>(T value) implements Answer<T> {}

    record Refused<T>(PriceRefusal why) implements Answer<T> {}

    static <T> Answer<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Answer<T> refused(PriceRefusal why) {
        return new Refused<>(why);
    }
}
