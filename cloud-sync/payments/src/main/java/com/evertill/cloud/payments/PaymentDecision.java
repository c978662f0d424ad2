package com.evertill.cloud.payments;

import java.util.List;

/** The answer to a command: what happens, or why it makes no sense. */
sealed interface PaymentDecision {
    record Accepted(List<PaymentEvent> events) implements PaymentDecision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** No order of ours would ask that: for a person. */
    record Senseless(String why) implements PaymentDecision {}

    static PaymentDecision accepted(PaymentEvent... events) {
        return new Accepted(List.of(events));
    }

    static PaymentDecision senseless(String why) {
        return new Senseless(why);
    }
}
