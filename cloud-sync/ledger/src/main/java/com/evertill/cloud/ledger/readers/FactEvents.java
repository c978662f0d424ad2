package com.evertill.cloud.ledger.readers;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.node.NodeId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What other services are told of facts: all of each, under the fact's own key, once in effect however often it is told. */
public final class FactEvents {
    public static final String SOURCE = "/evertill/ledger";

    /**
     * A fact.
     *
     * @param at when it happened, by the store's time.
     * @param payload as it was signed, by the published schema of its type; absent if it was withheld.
     * @param withheld absent but of a fact that no bus takes.
     */
    public record Told(
            NodeId node,
            int epoch,
            long sequence,
            Instant at,
            LocalDate businessDay,
            @Nullable JsonNode payload,
            @Nullable Withheld withheld) {}

    /**
     * That the fact is too large for a bus, and how it is asked for ({@link News#payload}).
     *
     * @param bytes of its payload.
     * @param batch first sequence of the batch in which it came.
     */
    public record Withheld(int bytes, long batch) {}

    /** The type of events of facts of this type. */
    public static String type(FactType type) {
        return type(type.wire());
    }

    private static String type(String wire) {
        return "com.evertill.facts." + wire + ".v" + FactType.VERSION;
    }

    /**
     * @param fact that can be interpreted.
     * @param batch first sequence of the batch in which it came.
     */
    static CloudEvent of(Fact fact, long batch) {
        var whole = event(fact, payload(fact), null);
        return whole.fitsABus() ? whole : event(fact, null, new Withheld(fact.payload().length, batch));
    }

    static JsonNode payload(Fact fact) {
        return Json.read(fact.payload(), JsonNode.class);
    }

    private static CloudEvent event(Fact fact, @Nullable JsonNode payload, @Nullable Withheld withheld) {
        var key = fact.key();
        var told = new Told(key.node(), key.epoch(), key.sequence(), fact.at(), fact.businessDay(), payload, withheld);
        return CloudEvent.of(
                SOURCE, key.toString(), type(fact.type()), key.node().toString(), fact.at(), told);
    }

    private FactEvents() {}
}
