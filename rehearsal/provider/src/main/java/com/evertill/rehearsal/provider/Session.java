package com.evertill.rehearsal.provider;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page on which a customer pays.
 *
 * @param until it closes then.
 * @param intent what came of it, if it was paid.
 */
record Session(
        String id,
        String order,
        long amount,
        String currency,
        String back,
        Map<String, String> metadata,
        Instant until,
        boolean closed,
        @Nullable String intent) {

    Session paid(String by) {
        return new Session(id, order, amount, currency, back, metadata, until, closed, by);
    }

    Session close() {
        return new Session(id, order, amount, currency, back, metadata, until, true, intent);
    }

    String status(Instant now) {
        return intent != null ? "complete" : closed || !now.isBefore(until) ? "expired" : "open";
    }

    /** @param paid its intent as it is shown, or absent. */
    Map<String, Object> shown(String pages, @Nullable Object paid, Instant now) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("id", id);
        shown.put("object", "checkout.session");
        shown.put("amount_total", amount);
        shown.put("currency", currency);
        shown.put("client_reference_id", order);
        shown.put("expires_at", until.getEpochSecond());
        shown.put("metadata", metadata);
        shown.put("status", status(now));
        shown.put("payment_status", "unpaid"); // also when it is held: it is paid when it is captured
        shown.put("payment_intent", paid);
        shown.put("url", status(now).equals("open") ? pages + id : null);
        return shown;
    }
}
