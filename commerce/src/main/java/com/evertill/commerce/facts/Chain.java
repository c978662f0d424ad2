package com.evertill.commerce.facts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The hash chain over a node's facts.
 *
 * <p>{@code hash = SHA-256(previous hash | key | at | business day | type | version | payload)}, where texts are UTF-8 behind their length in
 * four bytes, numbers are eight bytes big-endian, and {@code at} is in milliseconds since 1970. The hash before the first fact of an epoch is
 * {@link Hash#ZERO}.
 */
public final class Chain {

    public static Hash next(
            Hash previous, FactKey key, Instant at, LocalDate businessDay, String type, int version, byte[] payload) {
        var digest = sha256();
        digest.update(previous.bytes());
        text(digest, key.node().toString());
        number(digest, key.epoch());
        number(digest, key.sequence());
        number(digest, at.toEpochMilli());
        number(digest, businessDay.toEpochDay());
        text(digest, type);
        number(digest, version);
        number(digest, payload.length);
        digest.update(payload);
        return Hash.of(digest.digest());
    }

    public static Hash next(Hash previous, Fact fact) {
        return next(previous, fact.key(), fact.at(), fact.businessDay(), fact.type(), fact.version(), fact.payload());
    }

    /** Where the chain breaks: the first fact whose hash or sequence does not follow from the one before. */
    public static Optional<FactKey> firstBreak(Hash before, long sequenceBefore, List<Fact> facts) {
        var previous = before;
        long sequence = sequenceBefore;
        for (var fact : facts) {
            if (fact.key().sequence() != sequence + 1 || !next(previous, fact).equals(fact.hash())) {
                return Optional.of(fact.key());
            }
            previous = fact.hash();
            sequence = fact.key().sequence();
        }
        return Optional.empty();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void text(MessageDigest digest, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static void number(MessageDigest digest, long number) {
        digest.update(ByteBuffer.allocate(8).putLong(number).flip());
    }

    private Chain() {}
}
