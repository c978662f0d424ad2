package com.evertill.cloud.events;

import com.evertill.commerce.codec.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import software.amazon.event.ruler.Machine;

/**
 * Which events a rule wants, in EventBridge's language (User Guide, "Event patterns").
 *
 * <p>It is matched against what EventBridge makes of an event that is put with its type as {@code detail-type} and the whole of it as {@code detail}.
 */
public final class EventPattern {
    private static final String RULE = "rule";

    private final String text;
    private final Machine machine;

    private EventPattern(String text, Machine machine) {
        this.text = text;
        this.machine = machine;
    }

    /** @throws IllegalArgumentException if EventBridge would not take it, with its words for why. */
    public static EventPattern of(String json) {
        var machine = Machine.builder().build();
        try {
            machine.addRule(RULE, json);
        } catch (IOException e) {
            throw new IllegalArgumentException("This is no event pattern: " + e.getMessage(), e);
        }
        return new EventPattern(json, machine);
    }

    /** Every event of these types, for rules that want no more. */
    public static EventPattern ofTypes(String... types) {
        return of(Json.text(Map.of("detail-type", types)));
    }

    public boolean matches(CloudEvent event) {
        return !machine.rulesForJSONEvent(envelope(event)).isEmpty();
    }

    private static JsonNode envelope(CloudEvent event) {
        return Json.mapper()
                .createObjectNode()
                .put("version", "0")
                .put("id", event.id())
                .put("source", event.source())
                .put("detail-type", event.type())
                .put("time", event.time().toString())
                .set("detail", Json.mapper().valueToTree(event));
    }

    @Override
    public String toString() {
        return text;
    }
}
