package com.evertill.cloud.orders;

import java.util.List;

/** The answer to a command: what happens, or why nothing does. */
sealed interface OrderDecision {
    record Accepted(List<OrderEvent> events) implements OrderDecision {}

    record Refused(OrderRefusal why) implements OrderDecision {}

    static OrderDecision accepted(OrderEvent... events) {
        return new Accepted(List.of(events));
    }

    static OrderDecision refused(OrderRefusal why) {
        return new Refused(why);
    }
}
