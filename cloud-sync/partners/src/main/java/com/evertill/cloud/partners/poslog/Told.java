package com.evertill.cloud.partners.poslog;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.node.NodeId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What of a fact's event is read here. */
record Told(
        NodeId node,
        int epoch,
        long sequence,
        Instant at,
        LocalDate businessDay,
        @Nullable JsonNode payload) {

    /** @throws IllegalArgumentException if it came without one. */
    <T> T read(Class<T> type) {
        if (payload == null) {
            throw new IllegalArgumentException("the fact " + name() + " has no payload");
        }
        return Json.read(Json.bytes(payload), type);
    }

    /** By which it is the same fact when it comes again. */
    String name() {
        return node + "/" + epoch + "/" + sequence;
    }
}
