package com.evertill.devices.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The terminal's half of the sealed envelope (Adyen, crypto version 1): opens requests, seals answers. */
final class Sealing {

    private final TerminalSimulator.Security security;
    private final byte[] hmacKey = new byte[32];
    private final byte[] cipherKey = new byte[32];
    private final byte[] vector = new byte[16];

    Sealing(TerminalSimulator.Security security) {
        this.security = security;
        try {
            var spec = new PBEKeySpec(
                    security.passphrase().toCharArray(),
                    "AdyenNexoV1Salt".getBytes(StandardCharsets.US_ASCII),
                    4_000,
                    640);
            ByteBuffer.wrap(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                            .generateSecret(spec)
                            .getEncoded())
                    .get(hmacKey)
                    .get(cipherKey)
                    .get(vector);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    SSLContext tls() {
        return security.tls();
    }

    /** @return {@code null} if it is not sealed with this terminal's key. */
    @Nullable
    JsonNode open(JsonNode sealed) throws IOException {
        var message = sealed.path("SaleToPOIRequest");
        var trailer = message.path("SecurityTrailer");
        boolean known = trailer.path("AdyenCryptoVersion").asInt() == 1
                && trailer.path("KeyIdentifier").asText().equals(security.keyIdentifier())
                && trailer.path("KeyVersion").asInt(-1) == security.keyVersion();
        try {
            if (!known || trailer.path("Nonce").binaryValue().length != vector.length) {
                return null;
            }
            var clear = cipher(Cipher.DECRYPT_MODE, trailer.path("Nonce").binaryValue())
                    .doFinal(message.path("NexoBlob").binaryValue());
            return Arrays.equals(hmac(clear), trailer.path("Hmac").binaryValue())
                    ? NexoJson.MAPPER.readTree(clear)
                    : null;
        } catch (GeneralSecurityException otherKey) {
            return null;
        }
    }

    JsonNode seal(JsonNode answer) {
        var kind = answer.has("SaleToPOIResponse") ? "SaleToPOIResponse" : "SaleToPOIRequest";
        var nonce = new byte[vector.length];
        security.nonces().nextBytes(nonce);
        ObjectNode sealed = NexoJson.MAPPER.createObjectNode();
        var body = sealed.putObject(kind);
        body.set("MessageHeader", answer.path(kind).path("MessageHeader"));
        try {
            var clear = answer.toString().getBytes(StandardCharsets.UTF_8);
            body.put("NexoBlob", cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(clear));
            body.putObject("SecurityTrailer")
                    .put("AdyenCryptoVersion", 1)
                    .put("KeyIdentifier", security.keyIdentifier())
                    .put("KeyVersion", security.keyVersion())
                    .put("Nonce", nonce)
                    .put("Hmac", hmac(clear));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        return sealed;
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var mixed = new BigInteger(1, vector).xor(new BigInteger(1, nonce)).toByteArray();
        var exact = new byte[vector.length];
        int length = Math.min(mixed.length, exact.length);
        System.arraycopy(mixed, mixed.length - length, exact, exact.length - length, length);
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(cipherKey, "AES"), new IvParameterSpec(exact));
        return cipher;
    }

    private byte[] hmac(byte[] clear) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(hmacKey, "HmacSHA256"));
        return mac.doFinal(clear);
    }
}
