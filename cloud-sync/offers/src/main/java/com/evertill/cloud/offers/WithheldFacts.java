package com.evertill.cloud.offers;

import com.evertill.commerce.facts.FactKey;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Where the payload of a fact is asked for that is too large for a bus: at whoever told it. */
@FunctionalInterface
public interface WithheldFacts {
    /**
     * @param batch first sequence of the batch in which it came, as it was told.
     * @return nothing if it is not known there.
     */
    Optional<JsonNode> payload(FactKey key, long batch);
}
