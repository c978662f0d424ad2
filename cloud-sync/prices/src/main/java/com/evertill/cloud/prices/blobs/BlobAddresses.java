package com.evertill.cloud.prices.blobs;

import com.evertill.commerce.facts.Hash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Addresses such as {@code BASE/blobs/KEY?expires=SECONDS&signature=HEX}, signed by HMAC-SHA-256 (RFC 2104) over key and expiry. */
public final class BlobAddresses {
    /** Time enough to fetch a whole book over a bad line; a shop that comes too late says hello again. */
    private static final Duration VALID = Duration.ofHours(1);

    private static final int SHORTEST_SECRET = 32;

    private final String base;
    private final SecretKeySpec secret;

    /**
     * @param base where the endpoint is reached from the shops, such as {@code https://prices.example.com}.
     * @param secret at least 32 random bytes.
     */
    public BlobAddresses(String base, byte[] secret) {
        if (secret.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("a secret of " + secret.length + " bytes is too short");
        }
        this.base = base;
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    public String of(Hash key, Instant now) {
        return of("/blobs/" + key, key, now);
    }

    /**
     * Of something else that lies behind the same endpoint, for whoever knows the address.
     *
     * @param key names it, and nothing else.
     */
    public String of(String path, Hash key, Instant now) {
        long expires = now.plus(VALID).getEpochSecond();
        return base + path + "?expires=" + expires + "&signature=" + sign(key, expires);
    }

    /** Whether an address is ours and still good. */
    public boolean allows(Hash key, long expires, String signature, Instant now) {
        return MessageDigest.isEqual(
                        sign(key, expires).getBytes(StandardCharsets.US_ASCII),
                        signature.getBytes(StandardCharsets.US_ASCII))
                && now.getEpochSecond() < expires;
    }

    private String sign(Hash key, long expires) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal((key + " " + expires).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
