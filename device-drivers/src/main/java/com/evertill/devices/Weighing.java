package com.evertill.devices;

import com.evertill.commerce.item.Quantity;

/** What the scale said when it was asked. */
public sealed interface Weighing {

    /** The scale's own figure, stable; never zero. */
    record Weighed(Quantity weight) implements Weighing {}

    /** There is no weight to sell by, and why. */
    enum NotWeighed implements Weighing {
        /** It did not come to rest while it was asked. */
        IN_MOTION,
        EMPTY,
        OVER_CAPACITY,
        /** It must be emptied and set to zero. */
        UNDER_ZERO,
        /** It cannot be reached, or reports a fault; its state says more. */
        AWAY,
        /** This lane has no scale. */
        NOT_CONFIGURED
    }
}
