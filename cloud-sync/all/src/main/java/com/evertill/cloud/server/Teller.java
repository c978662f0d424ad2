package com.evertill.cloud.server;

import com.evertill.cloud.events.EventBus;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * A service that tells the others of what it does.
 *
 * @param carry takes its oldest events to the bus, and says whether there were any.
 * @param waits how many have not been taken there.
 */
record Teller(String name, Predicate<EventBus> carry, LongSupplier waits) {
    boolean step(EventBus bus) {
        return carry.test(bus);
    }

    long waiting() {
        return waits.getAsLong();
    }
}
