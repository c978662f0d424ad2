package com.evertill.cloud.payments.stripe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of Stripe's objects that are read here. */
final class StripeObjects {

    /**
     * A page.
     *
     * @param status open, complete or expired.
     * @param intent what came of it, asked for as a whole ({@code expand}).
     */
    record Session(
            String id,
            String status,
            @Nullable String url,
            @JsonProperty("payment_intent") @Nullable Intent intent) {}

    /**
     * A PaymentIntent.
     *
     * @param status requires_capture when it is held, succeeded when taken, canceled when let go.
     */
    record Intent(
            String id,
            String status,
            String currency,
            @JsonProperty("amount_capturable") long capturable,
            @JsonProperty("amount_received") long received) {}

    /** @param status succeeded, pending, requires_action, failed or canceled. */
    record Refund(
            String id,
            @Nullable String status,
            @JsonProperty("failure_reason") @Nullable String failure,
            Map<String, String> metadata) {}

    record Refunds(List<Refund> data) {}

    record Trouble(Why error) {}

    record Why(
            @Nullable String type,
            @Nullable String code,
            @Nullable String message) {
        String words() {
            return (code == null ? type : code) + ": " + message;
        }
    }

    /** A message of what has happened. */
    record Event(String id, Data data) {}

    record Data(About object) {}

    record About(@Nullable Map<String, String> metadata) {}

    private StripeObjects() {}
}
