package com.evertill.rehearsal.plug;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** What a shop that sells for ever may use. */
final class Bounds {
    private static final long MIB = 1 << 20;

    /** A heap of 160 MiB, and all that a JVM has beside it. */
    private static final long MOST_MEMORY = 480 * MIB;

    private static final long MOST_HANDLES = 300;
    private static final long MOST_THREADS = 120;
    /** Twice the 8,000 pages at which a commit itself shortens it. */
    private static final long LONGEST_LOG = 64 * MIB;
    /** Of a thousand: the mean of the second half against the line through it. */
    private static final long GROWTH = 80;

    private static final long JOURNALS_DIFFERENCE = 150;

    private Bounds() {}

    /** @param all in their order, at equal distances. */
    static List<String> exceeded(List<Vitals> all) {
        var wrong = new ArrayList<String>();
        if (all.size() < 8) {
            wrong.add("too short to say anything");
            return wrong;
        }
        var half = all.subList(all.size() / 2, all.size());
        bounded("memory", half, Vitals::memory, MOST_MEMORY, 12 * MIB, wrong);
        bounded("handles", half, Vitals::handles, MOST_HANDLES, 8, wrong);
        bounded("threads", half, Vitals::threads, MOST_THREADS, 8, wrong);
        bounded("write-ahead log", half, Vitals::log, LONGEST_LOG, 8 * MIB, wrong);
        constant(all, wrong);
        return wrong;
    }

    /** @param little by which it may grow in any case. */
    private static void bounded(
            String what, List<Vitals> half, ToLongFunction<Vitals> figure, long most, long little, List<String> wrong) {
        var values = half.stream().mapToLong(figure).toArray();
        long greatest = java.util.Arrays.stream(values).max().orElse(0);
        if (greatest > most) {
            wrong.add("%s: %,d, more than %,d".formatted(what, greatest, most));
        }
        long growth = growth(values);
        long mean = java.util.Arrays.stream(values).sum() / values.length;
        if (growth > Math.max(little, mean * GROWTH / 1_000)) {
            wrong.add("%s: grows, by %,d within the second half, about %,d".formatted(what, growth, mean));
        }
    }

    /** From the first to the last along the line of least squares. */
    static long growth(long[] values) {
        int n = values.length;
        double meanX = (n - 1) / 2.0;
        double meanY = java.util.Arrays.stream(values).average().orElse(0);
        double above = 0;
        double below = 0;
        for (int x = 0; x < n; x++) {
            above += (x - meanX) * (values[x] - meanY);
            below += (x - meanX) * (x - meanX);
        }
        return Math.round(above / below * (n - 1));
    }

    /** The journal grows with what is sold and with nothing else. */
    private static void constant(List<Vitals> all, List<String> wrong) {
        int n = all.size();
        long early = perSale(all.get(n / 4), all.get(n / 2));
        long late = perSale(all.get(n / 2), all.getLast());
        if (Math.abs(late - early) > early * JOURNALS_DIFFERENCE / 1_000) {
            wrong.add("the journal: %,d bytes a sale, and then %,d".formatted(early, late));
        }
    }

    static long perSale(Vitals from, Vitals to) {
        return (to.journal() - from.journal()) / Math.max(1, to.sales() - from.sales());
    }
}
