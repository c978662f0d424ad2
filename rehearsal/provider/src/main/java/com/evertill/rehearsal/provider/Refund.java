package com.evertill.rehearsal.provider;

import java.util.Map;

/** Money that went back. */
record Refund(String id, String intent, long amount, String currency, Map<String, String> metadata) {
    Map<String, Object> shown() {
        return Map.of(
                "id",
                id,
                "object",
                "refund",
                "payment_intent",
                intent,
                "amount",
                amount,
                "currency",
                currency,
                "status",
                "succeeded",
                "metadata",
                metadata);
    }
}
