package com.evertill.cloud.headoffice;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password as it is kept: PBKDF2 with HMAC-SHA-256 (RFC 8018, section 5.2) over a salt of its own. */
@SuppressWarnings("ArrayRecordComponent") // Compared by fits alone.
record Password(byte[] salt, int iterations, byte[] hash) {
    /** OWASP Password Storage Cheat Sheet, 2023. */
    private static final int ITERATIONS = 600_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    static final int SHORTEST = 10;
    static final int LONGEST = 128;

    static Password of(String plain, RandomGenerator random) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Password(salt, ITERATIONS, derive(plain, salt, ITERATIONS));
    }

    /** In the same time, whatever the difference. */
    boolean fits(String plain) {
        return MessageDigest.isEqual(hash, derive(plain, salt, iterations));
    }

    private static byte[] derive(String plain, byte[] salt, int iterations) {
        var spec = new PBEKeySpec(plain.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }
}
