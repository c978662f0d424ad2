package com.evertill.commerce.facts;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An entry of the journal, as stored.
 *
 * @param at when it happened, by the store's monotonic time, to the millisecond; says nothing about order.
 * @param businessDay the day whose Z report it belongs to.
 * @param type what {@link Payload} it is.
 * @param version of that type.
 * @param payload the bytes it was first written as; never written again. Not to be modified.
 * @param hash of this fact and, through it, of everything before it.
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are the truth; facts are compared by key and hash.
public record Fact(
        FactKey key, Instant at, LocalDate businessDay, String type, int version, byte[] payload, Hash hash) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Fact fact && key.equals(fact.key) && hash.equals(fact.hash);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key + " " + type;
    }
}
