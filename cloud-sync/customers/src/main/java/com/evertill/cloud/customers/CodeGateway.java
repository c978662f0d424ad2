package com.evertill.cloud.customers;

import com.evertill.commerce.codec.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A gateway for mail and text messages behind an address: it is posted each message as JSON, under its id as {@code Idempotency-Key}, with
 * {@code Evertill-Time} in seconds since 1970 and {@code Evertill-Signature}, the HMAC-SHA-256 in hex of time, a full stop and the body.
 */
public final class CodeGateway implements CodeCourier {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String HMAC = "HmacSHA256";

    private final URI address;
    private final byte[] secret;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * @param address {@code https}, or {@code http} on this machine.
     * @param secret that the gateway has as well.
     */
    public CodeGateway(URI address, byte[] secret) {
        this.address = address;
        this.secret = secret.clone();
    }

    @Override
    public void take(CodeMessage message, Instant now) {
        var body = Json.text(message);
        var time = Long.toString(now.getEpochSecond());
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", message.id())
                .header("Evertill-Time", time)
                .header("Evertill-Signature", signature(time + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new CourierFault(
                        "The gateway at " + address + " answers " + status,
                        "Look at its log, and whether it has the same secret.");
            }
        } catch (IOException e) {
            throw new CourierFault(
                    "The gateway at " + address + " cannot be reached",
                    "Look whether it runs and the address is right.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CourierFault(
                    "Nobody waits for the gateway any more", "It is told again after the next start.", e);
        }
    }

    private String signature(String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
