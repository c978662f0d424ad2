package com.evertill.cloud.customers;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret that is in no database, and what is made of it: HMAC-SHA-256 (RFC 2104), for each use another. */
final class Pepper {
    private static final String HMAC = "HmacSHA256";
    private static final int SHORTEST = 32;

    private final byte[] secret;

    /** What a hash is for: the same text has another hash in each. */
    enum Use {
        CONTACT,
        ATTEMPT,
        CODE,
        TOKEN,
        PASS,
        COMMAND,
        RECIPIENT
    }

    Pepper(byte[] secret) {
        if (secret.length < SHORTEST) {
            throw new IllegalArgumentException("a secret of " + secret.length + " bytes can be guessed");
        }
        this.secret = secret.clone();
    }

    String hash(Use use, String text) {
        return HexFormat.of().formatHex(mac(use, text));
    }

    byte[] mac(Use use, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return mac.doFinal((use + " " + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    String contact(Contact contact) {
        return hash(Use.CONTACT, contact.channel() + " " + contact.address());
    }
}
