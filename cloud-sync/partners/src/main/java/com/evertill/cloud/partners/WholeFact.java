package com.evertill.cloud.partners;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.node.NodeId;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A fact that was too large for the bus, with its payload: a partner has nowhere to ask for it, and a message no such limit. */
final class WholeFact {
    private record Told(
            NodeId node, int epoch, long sequence, @Nullable Withheld withheld) {}

    private record Withheld(long batch) {}

    static CloudEvent of(CloudEvent event, WithheldFacts facts) throws NotTaken {
        if (!event.type().startsWith("com.evertill.facts.") || !event.data().has("withheld")) {
            return event;
        }
        try {
            var told = event.read(Told.class);
            if (told.withheld() == null) {
                return event;
            }
            var key = new FactKey(told.node(), told.epoch(), told.sequence());
            var payload = facts.payload(key, told.withheld().batch())
                    .orElseThrow(() -> new NotTaken(key + " was withheld and is not known where it was told"));
            ObjectNode data = event.data().deepCopy();
            data.remove("withheld");
            data.set("payload", payload);
            return CloudEvent.of(event.source(), event.id(), event.type(), event.subject(), event.time(), data);
        } catch (Json.MalformedException | IllegalArgumentException e) {
            throw new NotTaken("This is no " + event.type() + ": " + e.getMessage(), e);
        }
    }

    private WholeFact() {}
}
