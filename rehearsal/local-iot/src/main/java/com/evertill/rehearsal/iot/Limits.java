package com.evertill.rehearsal.iot;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** AWS IoT Core's limits for one connection (AWS General Reference, "AWS IoT Core endpoints and quotas", message broker), and the checks that need nothing else. */
final class Limits {
    static final int PAYLOAD_BYTES = 128 * 1024;
    /** Headers, properties and payload together, MQTT 5. */
    static final int PACKET_BYTES = 146 * 1024;
    /** QoS 1 messages without a PUBACK, in each direction. */
    static final int IN_FLIGHT = 100;

    static final int PUBLISHES_PER_SECOND = 100;
    /**
     * Two seconds' worth: a client that keeps the rate to the letter must not be refused because a busy machine was a second late in reading its
     * first packets and then found many. How much IoT Core tolerates is not documented.
     */
    static final int PUBLISHES_AT_ONCE = 200;

    static final int BYTES_PER_SECOND = 512 * 1024;
    static final int TOPIC_BYTES = 256;
    static final int TOPIC_SLASHES = 7;
    static final int CLIENT_ID_BYTES = 128;
    static final int SUBSCRIPTIONS = 50;
    static final int SUBSCRIPTIONS_AT_ONCE = 8;
    static final int TOPIC_ALIASES = 8;
    static final int SESSION_EXPIRY_SECONDS = 3600;
    static final int SHORTEST_KEEP_ALIVE_SECONDS = 30;
    static final int LONGEST_KEEP_ALIVE_SECONDS = 1200;

    private Limits() {}

    static boolean isTopicTooLong(String topic) {
        return topic.getBytes(StandardCharsets.UTF_8).length > TOPIC_BYTES
                || topic.chars().filter(character -> character == '/').count() > TOPIC_SLASHES;
    }

    static boolean isClientIdValid(String clientId) {
        var length = clientId.getBytes(StandardCharsets.UTF_8).length;
        return length > 0 && length <= CLIENT_ID_BYTES;
    }

    /** What a filter looks for: {@code $share/group/} in front of it says only with whom it is shared. Empty if it is neither. */
    static Optional<String> withoutShare(String filter) {
        if (!filter.startsWith("$share/")) {
            return Optional.of(filter);
        }
        var parts = filter.split("/", 3);
        return parts.length == 3 && !parts[1].isEmpty() && !parts[2].isEmpty()
                ? Optional.of(parts[2])
                : Optional.empty();
    }

    static boolean hasWildcard(String filter) {
        return filter.indexOf('+') >= 0 || filter.indexOf('#') >= 0;
    }

    /**
     * IoT Core's {@code a/#} does not match {@code a}, MQTT's does (section 4.7.1.2). {@code a/+/#} says in MQTT what {@code a/#} means to IoT
     * Core.
     */
    static String inMqttsOwnWords(String filter) {
        return filter.endsWith("/#") ? filter.substring(0, filter.length() - 1) + "+/#" : filter;
    }
}
