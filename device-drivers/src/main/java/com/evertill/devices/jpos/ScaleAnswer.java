package com.evertill.devices.jpos;

import java.math.BigDecimal;

/** What a scale says when it is asked. */
sealed interface ScaleAnswer {

    /** A stable weight, exactly as the scale states it. */
    record Stable(BigDecimal weight, WeightUnit unit) implements ScaleAnswer {}

    /** No weight that could be sold by, and why. */
    enum NoWeight implements ScaleAnswer {
        IN_MOTION,
        OVER_CAPACITY,
        UNDER_ZERO,
        /** It reports a fault of its own, or that it cannot do now what it was asked. */
        NOT_READY
    }

    /** It did what it was told; there is no weight in the answer. */
    record Done() implements ScaleAnswer {}

    /** Bytes that mean nothing in this protocol. */
    record Garbled(String frame) implements ScaleAnswer {}
}
