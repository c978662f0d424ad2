package com.evertill.rehearsal.plug;

import java.time.Duration;
import java.util.Arrays;

/** How long things took. Safe for use by many threads. */
final class Timings {
    private long[] nanos = new long[1_024];
    private int count;

    synchronized void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = took;
    }

    /** Takes out what was added since the last time. */
    synchronized Timings drain() {
        var drained = new Timings();
        drained.nanos = Arrays.copyOf(nanos, count);
        drained.count = count;
        count = 0;
        return drained;
    }

    synchronized void addAll(Timings others) {
        for (int i = 0; i < others.count; i++) {
            add(others.nanos[i]);
        }
    }

    synchronized int count() {
        return count;
    }

    /**
     * @param part of a thousand: 990 for what 99 of 100 stayed below.
     * @return zero if there is nothing.
     */
    synchronized Duration quantile(int part) {
        if (count == 0) {
            return Duration.ZERO;
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[(int) Math.min(count - 1L, (long) count * part / 1_000)]);
    }

    @Override
    public String toString() {
        return "%,d, half of them within %,.1f ms, 99 %% within %,.1f ms, the slowest %,.1f ms"
                .formatted(count(), millis(500), millis(990), millis(1_000));
    }

    private double millis(int part) {
        return quantile(part).toNanos() / 1e6;
    }
}
