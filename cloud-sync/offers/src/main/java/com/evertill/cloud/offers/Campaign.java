package com.evertill.cloud.offers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;

/**
 * By which rules offers are made.
 *
 * @param name unlike any other that ever was.
 * @param from when it begins.
 * @param until when it ends.
 * @param budget how many offers it makes at most; nobody is held out any more either when it is spent.
 * @param atMostEvery a customer gets no other offer of it for so long.
 * @param validFor of an offer.
 * @param heldOut of a hundred customers as many get none, so that it can be known what offers do.
 */
public record Campaign(
        String name, Instant from, Instant until, int budget, Duration atMostEvery, Duration validFor, int heldOut) {
    private static final int LONGEST_NAME = 32;

    /** What is bought together, for as long as nobody says otherwise. */
    public static final Campaign STANDING = new Campaign(
            "bought-together",
            Instant.EPOCH,
            Instant.parse("2100-01-01T00:00:00Z"),
            1_000_000,
            Duration.ofDays(7),
            Duration.ofDays(14),
            10);

    public Campaign {
        if (!name.matches("[a-z][a-z0-9-]{0," + (LONGEST_NAME - 1) + "}")) {
            throw new IllegalArgumentException("'" + name + "' is no name of a campaign");
        }
        if (heldOut < 0 || heldOut > 100 || budget < 0 || !validFor.isPositive() || atMostEvery.isNegative()) {
            throw new IllegalArgumentException("The campaign " + name + " makes no sense");
        }
    }

    boolean isOn(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    /** Whether a customer gets none: the same for ever, and for each campaign another part of all customers: whoever has bad luck once has it not always. */
    public boolean holdsOut(String customer) {
        return share(name + "/" + customer) < heldOut;
    }

    /** From 0 to 99, each as likely. */
    private static int share(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Math.floorMod(ByteBuffer.wrap(hash).getLong(), 100);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
