package com.evertill.commerce.basket;

import com.evertill.commerce.Refusal;
import java.util.List;

/** The answer to a command: what happens, or why nothing does. */
public sealed interface Decision {
    record Accepted(List<BasketEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Refused(Refusal refusal) implements Decision {}

    static Decision accepted(BasketEvent... events) {
        return new Accepted(List.of(events));
    }

    static Decision refused(Refusal refusal) {
        return new Refused(refusal);
    }
}
