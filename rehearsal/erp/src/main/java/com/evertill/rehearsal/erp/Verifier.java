package com.evertill.rehearsal.erp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whether a message is from whom it says, by Standard Webhooks ("Verifying signatures"). */
final class Verifier {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final List<byte[]> keys;

    /** @param secrets {@code whsec_} and Base64; one is enough to fit. */
    Verifier(List<String> secrets) {
        this.keys = secrets.stream()
                .map(secret -> Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .toList();
    }

    boolean isGood(String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (id.isBlank() || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        if (age.abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        for (var key : keys) {
            var expected = ("v1," + sign(key, id + "." + timestamp + ".", body)).getBytes(StandardCharsets.UTF_8);
            for (var signature : signatures.split(" ")) {
                if (MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String sign(byte[] key, String before, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
