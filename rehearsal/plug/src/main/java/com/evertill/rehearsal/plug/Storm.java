package com.evertill.rehearsal.plug;

import com.evertill.rehearsal.plug.wire.Trouble;
import com.evertill.rehearsal.plug.wire.Wire;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Every trouble on one line, one after another in an order by seed, each until it was felt and a little longer. */
final class Storm implements Callable<List<String>> {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    /** IoT Core's shortest keep-alive of 30 s, 10 s for the answer, and the time to come again. */
    private static final Duration HALF_OPEN = Duration.ofSeconds(60);

    /** After so much, both programs trust their line again, and come back soon when it breaks. */
    private static final int MILLIS_OF_CALM = 3_100;

    private static final int MOST_MILLIS = 3_000;
    private static final int MOST_MILLIS_IN_HASTE = 300;

    private final String whose;
    private final Wire wire;
    private final SplittableRandom random;
    private final WireStorm.Plan plan;
    private final LongSupplier answers;
    private final PrintStream out;
    private final List<Duration> halfOpen = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private long broken;

    /** @param answers how many commands were answered at the tills so far. */
    Storm(
            String whose,
            Wire wire,
            SplittableRandom random,
            WireStorm.Plan plan,
            LongSupplier answers,
            PrintStream out) {
        this.whose = whose;
        this.wire = wire;
        this.random = random;
        this.plan = plan;
        this.answers = answers;
        this.out = out;
    }

    @Override
    public List<String> call() {
        for (int n = 0; n < plan.times(); n++) {
            for (var trouble : shuffled()) {
                suffer(trouble);
            }
            out.printf("  %s: every trouble %d times%n", whose, n + 1);
        }
        return wrong;
    }

    private void suffer(Trouble trouble) {
        if (!Await.within(LIMIT, wire::carries)) {
            wrong.add(whose + " did not come back within " + LIMIT + " before " + trouble);
            return;
        }
        LockSupport.parkNanos(1_000_000L * MILLIS_OF_CALM);
        long felt = wire.felt(trouble);
        long soldBefore = answers.getAsLong();
        wire.begin(trouble);
        if (!Await.within(LIMIT, () -> wire.felt(trouble) > felt)) {
            wrong.add(whose + " never felt " + trouble);
        } else if (trouble.breaks()) {
            broken++;
        }
        if (trouble.isStall() && plan.untilNoticed()) {
            long since = System.nanoTime();
            if (Await.within(LIMIT, wire::carries)) {
                var took = Duration.ofNanos(System.nanoTime() - since);
                halfOpen.add(took);
                if (took.compareTo(HALF_OPEN) > 0) {
                    wrong.add(whose + " took " + took + " to find out that its line was half-open");
                }
            } else {
                wrong.add(whose + " did not notice within " + LIMIT + " that its line was half-open");
            }
        } else {
            LockSupport.parkNanos(
                    1_000_000L * random.nextInt(plan.untilNoticed() ? MOST_MILLIS : MOST_MILLIS_IN_HASTE));
        }
        if (!Await.within(LIMIT, () -> answers.getAsLong() > soldBefore)) {
            wrong.add("nothing was sold during " + trouble + " of the line of " + whose);
        }
        wire.calm();
    }

    private List<Trouble> shuffled() {
        var troubles = new ArrayList<>(List.of(Trouble.values()));
        for (int i = troubles.size() - 1; i > 0; i--) {
            java.util.Collections.swap(troubles, i, random.nextInt(i + 1));
        }
        return troubles;
    }

    /** How often a connection was ended, whatever it did. */
    long broken() {
        return broken;
    }

    /** How long it took until a new connection stood in the place of a half-open one. */
    List<Duration> halfOpen() {
        return halfOpen;
    }
}
