package com.evertill.cloud.partners;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.partners.Subscription.Format;
import com.evertill.cloud.partners.poslog.PosLog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a partner gets.
 *
 * @param id the same whenever it is sent, {@code webhook-id}: by it a partner takes it once.
 */
record Message(String id, String contentType, byte[] body) {
    private static final int ID_LENGTH = 32;

    /** @param event as the partner may know it. */
    static Message of(CloudEvent event, Format format) {
        var id = "msg_" + Partners.sha256(event.source() + "\n" + event.id()).substring(0, ID_LENGTH);
        var poslog = format == Format.POSLOG ? PosLog.of(event) : Optional.<String>empty();
        return poslog.map(xml -> new Message(id, "application/xml; charset=utf-8", bytes(xml)))
                .orElseGet(() -> new Message(id, "application/cloudevents+json; charset=utf-8", bytes(event.json())));
    }

    /**
     * The headers of Standard Webhooks, and what it tells for whoever must know before they read it.
     *
     * @param secrets all that are good now: a partner that is changing from one to the other finds its own.
     */
    Map<String, String> headers(CloudEvent event, List<SigningSecret> secrets, Instant now) {
        long seconds = now.getEpochSecond();
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", contentType);
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(seconds));
        headers.put(
                "webhook-signature",
                secrets.stream().map(secret -> secret.sign(id, seconds, body)).collect(Collectors.joining(" ")));
        headers.put("evertill-event-type", event.type());
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
