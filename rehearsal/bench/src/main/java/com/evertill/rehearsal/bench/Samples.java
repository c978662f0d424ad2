package com.evertill.rehearsal.bench;

import java.util.Arrays;

/** Times of one thing, done many times over. */
final class Samples {
    private long[] nanos = new long[1024];
    private int count;

    /** Something that is timed. */
    interface Work {
        void run() throws Exception;
    }

    void time(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        add(System.nanoTime() - began);
    }

    void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = took;
    }

    void addAll(Samples others) {
        for (int n = 0; n < others.count; n++) {
            add(others.nanos[n]);
        }
    }

    /** In microseconds, by nearest rank. */
    double micros(int percentile) {
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.ceilDiv(count * percentile, 100) - 1] / 1_000.0;
    }

    double millis(int percentile) {
        return micros(percentile) / 1_000;
    }

    double perSecond() {
        return count / (Arrays.stream(nanos, 0, count).sum() / 1e9);
    }
}
