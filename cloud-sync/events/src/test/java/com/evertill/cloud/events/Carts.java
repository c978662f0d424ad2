package com.evertill.cloud.events;

import java.time.Instant;
import java.util.Map;

/** What a service of carts would say. */
final class Carts {
    static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    static final String PARKED = "com.evertill.carts.cart-parked.v1";
    static final String EXPIRED = "com.evertill.carts.cart-expired.v1";

    private record Parked(String shop, int items) {}

    static CloudEvent parked(String id) {
        return parked(id, "berlin-1");
    }

    static CloudEvent parked(String id, String shop) {
        return CloudEvent.of("/evertill/carts", id, PARKED, "cart-" + id, MONDAY, new Parked(shop, 3));
    }

    static CloudEvent expired(String id) {
        return CloudEvent.of("/evertill/carts", id, EXPIRED, "cart-" + id, MONDAY, Map.of("shop", "berlin-1"));
    }

    private Carts() {}
}
