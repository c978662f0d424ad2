package com.evertill.cloud.loyalty;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.codec.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What shops and services tell: a sale, what goes back of it, and somebody who is erased. */
final class Facts {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final String BERLIN = "acme.berlin";

    private int sequence;
    private int orders;

    CloudEvent sold(String receipt, long cent, String... customers) {
        return sold("2026-11-23", "EUR", receipt, cent, customers);
    }

    CloudEvent sold(String day, String currency, String receipt, long minor, String... customers) {
        return fact("sale.completed", day, sale(currency, receipt, minor, customers));
    }

    static ObjectNode sale(String currency, String receipt, long minor, String... customers) {
        var events = new ArrayList<Map<String, ?>>();
        events.add(Map.of("at", NOW.toString(), "happened", Map.of("event", "opened")));
        for (var customer : customers) {
            var named = Map.of("event", "customer-named", "customer", customer);
            events.add(Map.of("at", NOW.toString(), "happened", named));
        }
        events.add(Map.of("at", NOW.toString(), "happened", Map.of("event", "completed")));
        var payload = JsonNodeFactory.instance.objectNode().put("receipt", receipt);
        payload.set("events", tree(events));
        payload.set("priced", tree(Map.of("total", money(currency, minor))));
        return payload;
    }

    /** Paid back in cash. */
    CloudEvent returned(String original, long cent) {
        var payload = JsonNodeFactory.instance.objectNode().put("original", original);
        payload.set("tenders", tree(List.of(Map.of("means", "cash", "amount", money("EUR", -cent)))));
        return fact("return.completed", "2026-11-24", payload);
    }

    CloudEvent refunded(String receipt, long cent) {
        var payload = JsonNodeFactory.instance.objectNode();
        payload.set("payment", tree(Map.of("receipt", receipt, "tender", 1, "attempt", "a-1")));
        payload.set("amount", tree(money("EUR", cent)));
        return fact("card.refunded", "2026-11-24", payload);
    }

    CloudEvent fact(String type, String day, JsonNode payload) {
        var data = told(day);
        data.set("payload", payload);
        return fact(type, data);
    }

    CloudEvent withheld(String type, long batch) {
        var data = told("2026-11-23");
        data.putObject("withheld").put("bytes", 300_000).put("batch", batch);
        return fact(type, data);
    }

    private ObjectNode told(String day) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("node", "acme.berlin.box1")
                .put("epoch", 1)
                .put("sequence", ++sequence)
                .put("at", NOW.plusSeconds(sequence).toString())
                .put("businessDay", day);
    }

    private CloudEvent fact(String type, ObjectNode data) {
        var id = "acme.berlin.box1/1/" + sequence;
        return CloudEvent.of(
                "/evertill/ledger", id, "com.evertill.facts." + type + ".v1", "acme.berlin.box1", NOW, data);
    }

    CloudEvent collected(String order, String receipt) {
        return order(
                "collected",
                order,
                Map.of("order", order, "store", BERLIN, "node", "acme.berlin.box1", "receipt", receipt));
    }

    CloudEvent takenBack(String order, String name, long cent) {
        return order(
                "returned",
                order,
                Map.of("order", order, "name", name, "store", "acme.hamburg", "refund", money("EUR", cent)));
    }

    private CloudEvent order(String what, String order, Map<String, ?> data) {
        return CloudEvent.of(
                "/evertill/orders", order + "/" + ++orders, "com.evertill.orders." + what + ".v1", order, NOW, data);
    }

    static CloudEvent erased(String customer) {
        return CloudEvent.of(
                "/evertill/customers",
                customer + "/erased",
                "com.evertill.customers.erased.v1",
                customer,
                NOW,
                Map.of("customer", customer));
    }

    private static Map<String, ?> money(String currency, long minor) {
        return Map.of("minor", minor, "currency", currency);
    }

    private static JsonNode tree(Object value) {
        return Json.mapper().valueToTree(value);
    }
}
