package com.evertill.cloud.lake;

import com.evertill.commerce.node.NodeId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;

/** What the ledger's events say of a fact. */
record FactEvent(NodeId node, int epoch, long sequence, Instant at, LocalDate businessDay, JsonNode payload) {}
