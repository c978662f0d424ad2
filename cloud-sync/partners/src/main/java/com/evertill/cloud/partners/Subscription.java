package com.evertill.cloud.partners;

import java.net.URI;
import java.time.Instant;

/**
 * What a partner wants to be told, and where.
 *
 * @param id made by the partner.
 * @param pattern which events, in EventBridge's language.
 * @param waiting how many messages are on their way to it.
 * @param dead how many were given up.
 * @param failures how often in a row it was not reached, now.
 * @param restsUntil before that it is not tried again.
 */
public record Subscription(
        String id,
        String partner,
        URI url,
        String pattern,
        Format format,
        long waiting,
        long dead,
        int failures,
        Instant restsUntil) {
    /** How an event is written. */
    public enum Format {
        /** CloudEvents 1.0.2 in JSON. */
        CLOUD_EVENTS,
        /** ARTS POSLog 6 where there is one for the event, and else as a CloudEvent. */
        POSLOG
    }
}
