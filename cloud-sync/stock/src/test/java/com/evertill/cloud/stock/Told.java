package com.evertill.cloud.stock;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.facts.Payload.StockLine;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the ledger and the orders put on the bus. */
final class Told {
    static final String STORE = "acme.berlin";
    static final String MILK = "gtin:04012345678901";
    static final String APPLES = "plu:4129";
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    static final WithheldFacts NOTHING_WITHHELD = (_, _) -> Optional.empty();

    private static final StaffId CLERK = new StaffId("11");

    static CloudEvent fact(Fact fact) {
        return fact(fact.key(), fact.at(), FactType.read(fact));
    }

    static CloudEvent fact(FactKey key, Instant at, Payload payload) {
        var type = FactType.of(payload).wire();
        return CloudEvent.of(
                "/evertill/ledger",
                key.toString(),
                "com.evertill.facts." + type + ".v1",
                key.node().toString(),
                at,
                Map.of(
                        "node",
                        key.node(),
                        "epoch",
                        key.epoch(),
                        "sequence",
                        key.sequence(),
                        "at",
                        at,
                        "businessDay",
                        "2026-11-23",
                        "payload",
                        payload));
    }

    /** Of the one box in {@link #STORE}, a second after noon for each sequence. */
    static CloudEvent fact(long sequence, Payload payload) {
        var key = new FactKey(NodeId.parse(STORE + ".a"), 1, sequence);
        return fact(key, NOON.plusSeconds(sequence), payload);
    }

    /** One that is too large for a bus. */
    static CloudEvent withheld(FactKey key, long batch) {
        return CloudEvent.of(
                "/evertill/ledger",
                key.toString(),
                "com.evertill.facts.stock.received.v1",
                key.node().toString(),
                NOON,
                Map.of(
                        "node", key.node(),
                        "epoch", key.epoch(),
                        "sequence", key.sequence(),
                        "at", NOON,
                        "businessDay", "2026-11-23",
                        "withheld", Map.of("bytes", 300_000, "batch", batch)));
    }

    static Payload received(String item, long pieces) {
        return new Payload.StockReceived("delivery", lines(item, pieces), CLERK);
    }

    static Payload adjusted(String item, long pieces) {
        return new Payload.StockAdjusted(lines(item, pieces), "broken", CLERK);
    }

    static Payload counted(String item, long pieces) {
        return new Payload.StockCounted(lines(item, pieces), CLERK);
    }

    static List<StockLine> lines(String item, long pieces) {
        return List.of(new StockLine(item, Quantity.each(pieces)));
    }

    static CloudEvent placed(String order, String item, long pieces) {
        return placed(order, STORE, NOON, List.of(new Reservation.Line(item, Quantity.each(pieces))));
    }

    static CloudEvent placed(String order, String store, Instant at, List<Reservation.Line> lines) {
        return ofOrder(order, "placed", at, Map.of("order", order, "store", store, "lines", lines, "head", "web"));
    }

    static CloudEvent cancelled(String order) {
        return cancelled(order, STORE);
    }

    static CloudEvent cancelled(String order, String store) {
        return ofOrder(
                order, "cancelled", NOON, Map.of("order", order, "store", store, "reason", "THE_CUSTOMER_WANTED_IT"));
    }

    static CloudEvent collected(String order) {
        return collected(order, STORE);
    }

    static CloudEvent collected(String order, String store) {
        return ofOrder(order, "collected", NOON, Map.of("order", order, "store", store));
    }

    private static CloudEvent ofOrder(String order, String what, Instant at, Object data) {
        return CloudEvent.of(
                "/evertill/orders", order + "-" + what, "com.evertill.orders." + what + ".v1", order, at, data);
    }

    private Told() {}
}
