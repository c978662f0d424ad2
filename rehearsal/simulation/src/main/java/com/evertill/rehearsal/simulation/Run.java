package com.evertill.rehearsal.simulation;

import com.evertill.rehearsal.simulation.world.Invariant;
import com.evertill.rehearsal.simulation.world.Outcome;
import com.evertill.rehearsal.simulation.world.Schedule;
import com.evertill.rehearsal.simulation.world.Simulation;
import com.evertill.rehearsal.simulation.world.Variant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Many seeds, on every processor. */
public final class Run {
    /** Beyond so many failures more of them tell nothing new. */
    private static final int ENOUGH_FAILURES = 5;

    private static final int MOST_TRIES = 600;

    private final Simulation simulation;
    private final Tally tally = new Tally();

    public Run(Simulation simulation) {
        this.simulation = simulation;
    }

    public Tally tally() {
        return tally;
    }

    /** Returns when all are done, or enough have failed. */
    public void seeds(long first, long count, int threads) {
        var next = new AtomicLong(first);
        try (var workers = Executors.newFixedThreadPool(threads)) {
            var done = IntStream.range(0, threads)
                    .mapToObj(_ -> workers.submit(() -> work(next, first + count)))
                    .toList();
            done.forEach(Run::join);
        }
    }

    private void work(AtomicLong next, long end) {
        for (long seed = next.getAndIncrement();
                seed < end && tally.failures().size() < ENOUGH_FAILURES;
                seed = next.getAndIncrement()) {
            tally.add(simulation.run(Schedule.of(seed)));
        }
    }

    private static void join(Future<?> worker) {
        try {
            worker.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the simulator itself failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The shortest schedule found that breaks the same, with everything that happens in it in words. */
    public Outcome shortest(Outcome failure, Variant variant) {
        var invariant = first(failure);
        var minimiser = new Minimiser(
                schedule -> simulation.run(schedule, variant, false).broken().containsKey(invariant), MOST_TRIES);
        return simulation.run(minimiser.minimise(failure.schedule()), variant, true);
    }

    /** What broke first, of which the rest may be shadows. */
    public static Invariant first(Outcome failure) {
        return failure.broken().keySet().iterator().next();
    }
}
