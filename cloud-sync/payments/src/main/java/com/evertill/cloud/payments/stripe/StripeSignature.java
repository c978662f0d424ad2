package com.evertill.cloud.payments.stripe;

import com.evertill.cloud.payments.WebhookRefusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header {@code Stripe-Signature: t=SECONDS,v1=HEX,v1=HEX}: HMAC-SHA-256 over the time, a dot and the body, by each secret that the endpoint has.
 * Other schemes than v1 in it are not looked at: one of them is for tests and proves nothing.
 *
 * @param time of the sending, in seconds; absent if the header has none.
 */
record StripeSignature(OptionalLong time, List<String> v1) {
    /** As Stripe's own libraries; in both directions, since clocks differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int MOST_PARTS = 16;

    static StripeSignature parse(String header) {
        var time = OptionalLong.empty();
        var signatures = new ArrayList<String>();
        for (var part : header.split(",", MOST_PARTS)) {
            var pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equals("t") && pair[1].matches("\\d{1,11}")) {
                time = OptionalLong.of(Long.parseLong(pair[1]));
            } else if (pair.length == 2 && pair[0].equals("v1")) {
                signatures.add(pair[1]);
            }
        }
        return new StripeSignature(time, signatures);
    }

    /** Why it does not show that Stripe sent this now; absent if it does. */
    Optional<WebhookRefusal> check(List<String> secrets, byte[] body, Instant now) {
        if (time.isEmpty() || secrets.stream().noneMatch(secret -> isBy(secret, body))) {
            return Optional.of(WebhookRefusal.THE_SIGNATURE_IS_NOT_THE_PROVIDERS);
        }
        var age = Duration.between(Instant.ofEpochSecond(time.getAsLong()), now).abs();
        return age.compareTo(TOLERANCE) > 0 ? Optional.of(WebhookRefusal.THE_SIGNATURE_IS_TOO_OLD) : Optional.empty();
    }

    private boolean isBy(String secret, byte[] body) {
        var right = sign(secret, time.orElseThrow(), body).getBytes(StandardCharsets.US_ASCII);
        boolean found = false;
        for (var signature : v1) {
            found |= MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.US_ASCII));
        }
        return found;
    }

    private static String sign(String secret, long time, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
