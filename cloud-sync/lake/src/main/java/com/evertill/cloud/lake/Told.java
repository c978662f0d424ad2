package com.evertill.cloud.lake;

import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.node.NodeId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the ledger's events say: a fact, or where the rest of it is asked for. */
record Told(
        NodeId node,
        int epoch,
        long sequence,
        Instant at,
        LocalDate businessDay,
        @Nullable JsonNode payload,
        @Nullable Withheld withheld) {
    record Withheld(long batch) {}

    /** @return nothing if it came without a payload and nobody has one. */
    Optional<FactEvent> whole(WithheldFacts facts) {
        return content(facts).map(content -> new FactEvent(node, epoch, sequence, at, businessDay, content));
    }

    private Optional<JsonNode> content(WithheldFacts facts) {
        if (payload != null) {
            return Optional.of(payload);
        }
        return withheld == null
                ? Optional.empty()
                : facts.payload(new FactKey(node, epoch, sequence), withheld.batch());
    }
}
