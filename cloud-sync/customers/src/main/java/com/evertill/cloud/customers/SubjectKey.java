package com.evertill.cloud.customers;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** With which what is known of one person is sealed: AES-256-GCM (NIST SP 800-38D), a nonce of its own in front of each. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record SubjectKey(byte[] bytes) {
    static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    static SubjectKey make(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SubjectKey(bytes);
    }

    /** @param about whom it is: under another name it does not open. */
    byte[] seal(byte[] plain, String about, RandomGenerator random) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, about).doFinal(plain);
            var whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** @throws SealFault if it was sealed with another key or about another, or is damaged. */
    byte[] open(byte[] whole, String about) {
        try {
            var nonce = Arrays.copyOf(whole, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, nonce, about).doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new SealFault(about, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String about) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** The two files do not belong together, or one is damaged. */
    static final class SealFault extends RuntimeException {
        private static final long serialVersionUID = 1;

        SealFault(String about, Throwable cause) {
            super(
                    "What is sealed about " + about
                            + " does not open with its key. Look whether the database of customers"
                            + " and that of their keys, and the secret, are of the same installation.",
                    cause);
        }
    }

    @Override
    public String toString() {
        return "SubjectKey";
    }
}
