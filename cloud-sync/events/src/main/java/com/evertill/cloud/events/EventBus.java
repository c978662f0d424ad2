package com.evertill.cloud.events;

import java.util.List;

/** Where services put their events. Whatever was put reaches every rule that it matches, at least once. */
public interface EventBus {
    /** EventBridge takes as many at once (PutEvents). */
    int MOST_AT_ONCE = 10;

    /**
     * Takes them all, or throws and may have taken some: they are put again then. Durable when it returns. An event that was put before is taken to be
     * the same one.
     *
     * @param events at most {@value #MOST_AT_ONCE}.
     * @throws BusFault if the bus cannot be reached, or takes one of them not now.
     */
    void put(List<CloudEvent> events);

    /** The bus is away, or full, or does not let us in. */
    final class BusFault extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** @param hint for the person who must act. */
        public BusFault(String hint, Throwable cause) {
            super(hint, cause);
        }

        /** @param hint for the person who must act. */
        public BusFault(String hint) {
            super(hint);
        }
    }
}
