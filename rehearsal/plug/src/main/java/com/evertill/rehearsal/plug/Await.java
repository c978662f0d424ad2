package com.evertill.rehearsal.plug;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what another process does. */
final class Await {
    private static final long POLL = 5_000_000;

    /** @return whether it came to be so in that time. */
    static boolean within(Duration limit, BooleanSupplier condition) {
        long tooLong = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > tooLong) {
                return false;
            }
            LockSupport.parkNanos(POLL);
        }
        return true;
    }

    private Await() {}
}
