package com.evertill.cloud.offers;

import com.evertill.cloud.events.CloudEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What shops and the service of customers tell. */
final class Told {
    static final String TENANT = "acme";
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private int sequence;
    private int consents;

    CloudEvent sold(Instant at, List<String> items) {
        return sold(at, "", items);
    }

    /** @param customer empty for somebody. */
    CloudEvent sold(Instant at, String customer, List<String> items) {
        var events = new ArrayList<Map<String, ?>>();
        events.add(Map.of("at", at, "happened", Map.of("event", "opened")));
        if (!customer.isEmpty()) {
            events.add(Map.of("at", at, "happened", Map.of("event", "customer-named", "customer", customer)));
        }
        var lines = new ArrayList<Map<String, ?>>();
        items.forEach(item -> lines.add(Map.of("itemId", item, "voided", false)));
        lines.add(Map.of("itemId", "taken-off", "voided", true));
        var payload = Map.of("events", events, "priced", Map.of("lines", lines));
        var data = Map.of(
                "node",
                "acme.berlin.box1",
                "epoch",
                1,
                "sequence",
                ++sequence,
                "at",
                at,
                "businessDay",
                LocalDate.ofInstant(at, ZoneOffset.UTC),
                "payload",
                payload);
        return CloudEvent.of(
                "/evertill/ledger",
                "acme.berlin.box1/1/" + sequence,
                "com.evertill.facts.sale.completed.v1",
                "acme.berlin.box1",
                at,
                data);
    }

    List<CloudEvent> allowsAll(String customer) {
        return List.of(says(customer, "PROFILING", true), says(customer, "OFFERS_IN_APP", true));
    }

    CloudEvent says(String customer, String purpose, boolean isGiven) {
        consents++;
        var data = Map.of("customer", customer, "purpose", purpose, "given", isGiven, "number", consents);
        return CloudEvent.of(
                "/evertill/customers",
                customer + "/consent/" + consents,
                "com.evertill.customers.consent-changed.v1",
                customer,
                NOW,
                data);
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

    /** A hundred and twenty baskets: coffee goes with milk, and not with anything else. */
    List<CloudEvent> habits(Instant from) {
        var all = new ArrayList<CloudEvent>();
        for (int basket = 0; basket < 120; basket++) {
            var at = from.plusSeconds(60L * basket);
            all.add(
                    switch (basket % 4) {
                        case 0 -> sold(at, List.of("coffee", "milk"));
                        case 1 -> sold(at, List.of("bread", basket % 8 == 1 ? "milk" : "cheese"));
                        default -> sold(at, List.of("apples"));
                    });
        }
        return all;
    }
}
