package com.evertill.cloud.partners;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * With which messages to a partner are signed: symmetric, as Standard Webhooks has it ({@code spec/standard-webhooks.md}, "Signature scheme"). Known to the
 * partner as well, who has chosen it.
 */
final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    private SigningSecret(byte[] key) {
        this.key = key.clone();
    }

    static SigningSecret of(byte[] key) {
        return new SigningSecret(key);
    }

    /**
     * @param text {@code whsec_} and 24 to 64 bytes in Base64.
     * @return nothing if it is none.
     */
    static Optional<SigningSecret> parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            var key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            return key.length < SHORTEST || key.length > LONGEST
                    ? Optional.empty()
                    : Optional.of(new SigningSecret(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    byte[] key() {
        return key.clone();
    }

    boolean isSame(SigningSecret other) {
        return Arrays.equals(key, other.key);
    }

    /**
     * One signature for {@code webhook-signature}.
     *
     * @param seconds since 1970, as in {@code webhook-timestamp}.
     */
    String sign(String id, long seconds, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "SigningSecret";
    }
}
