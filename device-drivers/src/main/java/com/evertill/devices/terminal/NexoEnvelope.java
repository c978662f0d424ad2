package com.evertill.devices.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The envelope in which local terminals want their messages, on top of TLS (Adyen, "Protect local communications", crypto version 1): the
 * message as AES-256-CBC under a key derived from the passphrase, the initialisation vector changed by a nonce of each message, and an
 * HMAC-SHA256 of the clear text. The header stays readable and is not trusted: what counts is the one within.
 */
final class NexoEnvelope {

    private static final int CRYPTO_VERSION = 1;
    private static final byte[] SALT = "AdyenNexoV1Salt".getBytes(StandardCharsets.US_ASCII);
    private static final int ROUNDS = 4_000;
    private static final int HMAC_KEY = 32;
    private static final int CIPHER_KEY = 32;
    private static final int VECTOR = 16;

    private final NexoKey key;
    private final SecureRandom random;
    private final SecretKeySpec hmacKey;
    private final SecretKeySpec cipherKey;
    private final byte[] vector;

    /** What should be sealed with our key is not. */
    static final class NotOurSeal extends Exception {
        private static final long serialVersionUID = 1;

        NotOurSeal(String why) {
            super(why);
        }
    }

    /** Takes a while: deriving the key is made to. */
    NexoEnvelope(NexoKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
        var derived = derived(key.passphrase());
        this.hmacKey = new SecretKeySpec(derived, 0, HMAC_KEY, "HmacSHA256");
        this.cipherKey = new SecretKeySpec(derived, HMAC_KEY, CIPHER_KEY, "AES");
        this.vector = Arrays.copyOfRange(derived, HMAC_KEY + CIPHER_KEY, HMAC_KEY + CIPHER_KEY + VECTOR);
        Arrays.fill(derived, (byte) 0);
    }

    private static byte[] derived(String passphrase) {
        var spec = new PBEKeySpec(passphrase.toCharArray(), SALT, ROUNDS, (HMAC_KEY + CIPHER_KEY + VECTOR) * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has PBKDF2", impossible);
        } finally {
            spec.clearPassword();
        }
    }

    /** @param message with one SaleToPOIRequest. */
    JsonNode seal(JsonNode message) {
        var clear = message.toString().getBytes(StandardCharsets.UTF_8);
        var nonce = new byte[VECTOR];
        random.nextBytes(nonce);
        var sealed = NexoMessages.MAPPER.createObjectNode();
        ObjectNode body = sealed.putObject("SaleToPOIRequest");
        body.set("MessageHeader", message.path("SaleToPOIRequest").path("MessageHeader"));
        try {
            body.put("NexoBlob", crypt(Cipher.ENCRYPT_MODE, clear, nonce));
            body.putObject("SecurityTrailer")
                    .put("AdyenCryptoVersion", CRYPTO_VERSION)
                    .put("KeyIdentifier", key.identifier())
                    .put("KeyVersion", key.version())
                    .put("Nonce", nonce)
                    .put("Hmac", hmac(clear));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has AES and HMAC-SHA256", impossible);
        }
        return sealed;
    }

    /**
     * The message within.
     *
     * @throws NotOurSeal if it was not sealed with this key; also a message that is not sealed at all.
     */
    JsonNode open(JsonNode sealed) throws NotOurSeal {
        var body = sealed.path("SaleToPOIResponse");
        var trailer = body.path("SecurityTrailer");
        try {
            var nonce = trailer.path("Nonce").binaryValue();
            var hmac = trailer.path("Hmac").binaryValue();
            var blob = body.path("NexoBlob").binaryValue();
            if (nonce == null || nonce.length != VECTOR || hmac == null || blob == null) {
                throw new NotOurSeal("it is not sealed");
            }
            var clear = crypt(Cipher.DECRYPT_MODE, blob, nonce);
            if (!MessageDigest.isEqual(hmac, hmac(clear))) {
                throw new NotOurSeal("its seal is broken");
            }
            return NexoMessages.MAPPER.readTree(clear);
        } catch (GeneralSecurityException otherKey) {
            throw new NotOurSeal("it is sealed with another key than " + key);
        } catch (JsonProcessingException garbled) {
            throw new NotOurSeal("there is no JSON in it");
        } catch (IOException notBase64) {
            throw new NotOurSeal("its seal cannot be read");
        }
    }

    private byte[] crypt(int mode, byte[] text, byte[] nonce) throws GeneralSecurityException {
        var actual = new byte[VECTOR];
        for (int i = 0; i < VECTOR; i++) {
            actual[i] = (byte) (vector[i] ^ nonce[i]);
        }
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, cipherKey, new IvParameterSpec(actual));
        return cipher.doFinal(text);
    }

    private byte[] hmac(byte[] clear) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(hmacKey);
        return mac.doFinal(clear);
    }
}
