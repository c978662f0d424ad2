package com.evertill.rehearsal.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Money that a bank holds, or held.
 *
 * @param captured 0 before.
 * @param cancelled let go, by whoever has the account.
 */
record Intent(
        String id,
        long amount,
        String currency,
        Map<String, String> metadata,
        Instant since,
        long captured,
        boolean cancelled) {
    private static final Duration HELD = Duration.ofDays(7);

    Intent capture(long part) {
        return new Intent(id, amount, currency, metadata, since, part, cancelled);
    }

    Intent cancel() {
        return new Intent(id, amount, currency, metadata, since, captured, true);
    }

    String status(Instant now) {
        return captured > 0
                ? "succeeded"
                : cancelled || !now.isBefore(since.plus(HELD)) ? "canceled" : "requires_capture";
    }

    boolean isHeld(Instant now) {
        return status(now).equals("requires_capture");
    }

    Map<String, Object> shown(Instant now) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("id", id);
        shown.put("object", "payment_intent");
        shown.put("amount", amount);
        shown.put("amount_capturable", isHeld(now) ? amount : 0);
        shown.put("amount_received", captured);
        shown.put("currency", currency);
        shown.put("capture_method", "manual");
        shown.put("metadata", metadata);
        shown.put("status", status(now));
        return shown;
    }
}
