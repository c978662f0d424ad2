package com.evertill.cloud.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who asks.
 *
 * @param address from which the request came, for what one address may ask.
 * @param language in which people are spoken to, one of {@link com.evertill.ui.kit.Catalogue#LANGUAGES}.
 */
public record Caller(Head head, Who who, String address, String language) {

    /** Who stands at the head. */
    public sealed interface Who {}

    /** Somebody who only looks. */
    public record Nobody() implements Who {}

    /**
     * Somebody without a name.
     *
     * @param secret made by the head, by which alone the same person is known again: 22 to 64 letters, digits, hyphens and underscores, which is 128 bits and more.
     */
    public record Visitor(String secret) implements Who {
        private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{22,64}");

        public Visitor {
            if (!SECRET.matcher(secret).matches()) {
                throw new IllegalArgumentException("a visitor's secret has 22 to 64 letters, digits, - and _");
            }
        }

        /** By which orders know a visitor: the secret does not follow from it. */
        String reference() {
            return "visitor-" + hash(secret);
        }

        /** The secret opens a cart: it is in no log. */
        @Override
        public String toString() {
            return "Visitor";
        }
    }

    /**
     * Somebody who has signed in.
     *
     * @param reference by which only the service of customers knows a person.
     * @param token by which the service of customers knows them.
     * @param before who it was until then, on this head.
     */
    public record Customer(String reference, String token, Optional<Visitor> before) implements Who {
        /** The token is in no log. */
        @Override
        public String toString() {
            return "Customer " + reference;
        }
    }

    /** What is counted for one caller, whatever the address. */
    String name() {
        return switch (who) {
            case Customer customer -> "customer " + customer.reference();
            case Visitor visitor -> visitor.reference();
            case Nobody() -> head.name() + " at " + address;
        };
    }

    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
