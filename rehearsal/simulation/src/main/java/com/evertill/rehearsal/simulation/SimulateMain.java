package com.evertill.rehearsal.simulation;

import com.evertill.rehearsal.simulation.world.Fault;
import com.evertill.rehearsal.simulation.world.Outcome;
import com.evertill.rehearsal.simulation.world.Schedule;
import com.evertill.rehearsal.simulation.world.Simulation;
import com.evertill.rehearsal.simulation.world.Variant;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** {@code ./evertill simulate}. */
public final class SimulateMain {
    /** A run of so many schedules has met every fault, or one of them cannot happen any more. */
    static final int ENOUGH_FOR_EVERY_FAULT = 1_000;

    private static final long SEEDS = 1_000_000_000_000L;

    private final PrintStream out = System.out;
    private final Options options;
    private final long first;
    private final long begun = System.nanoTime();

    private SimulateMain(Options options) {
        this.options = options;
        this.first = options.first().orElse(System.currentTimeMillis() * 1_000 % SEEDS);
    }

    public static void main(String... arguments) {
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.print(wrong.getMessage() + "?\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        try (var simulation = new Simulation()) {
            System.exit(new SimulateMain(options).run(simulation) ? 0 : 1);
        }
    }

    private boolean run(Simulation simulation) {
        if (options.seeds() == 1) {
            return one(simulation);
        }
        var run = new Run(simulation);
        out.printf("%d schedules from seed %d on, %d threads.%n", options.seeds(), first, options.threads());
        try (var ticker = Executors.newSingleThreadScheduledExecutor()) {
            var ticking = ticker.scheduleAtFixedRate(() -> progress(run.tally()), 5, 5, TimeUnit.SECONDS);
            run.seeds(first, options.seeds(), options.threads());
            ticking.cancel(false);
        }
        progress(run.tally());
        run.tally().failures().stream().limit(1).forEach(failure -> tell(run, failure));
        return summary(run.tally());
    }

    private boolean one(Simulation simulation) {
        var outcome = simulation.run(Schedule.of(first), Variant.NONE, true);
        outcome.lines().forEach(out::println);
        out.printf(
                "seed %d, %s, %d steps, hash %016x%n",
                first, outcome.schedule().setting(), outcome.schedule().steps().size(), outcome.hash());
        if (!outcome.holds()) {
            tell(new Run(simulation), outcome);
        }
        return outcome.holds();
    }

    private void tell(Run run, Outcome failure) {
        out.printf(
                "%nSeed %d fails, every time: ./evertill simulate --seed %d%n",
                failure.schedule().seed(), failure.schedule().seed());
        failure.broken().forEach((invariant, detail) -> out.printf("  %s: %s%n", invariant, detail));
        out.printf("Leaving out whatever it fails without ...%n%n%s%n", Story.of(run.shortest(failure, Variant.NONE)));
    }

    private void progress(Tally tally) {
        double seconds = Math.max(1, System.nanoTime() - begun) / 1e9;
        out.printf(
                "%7d of %d, %.1f a second, %d failed%n",
                tally.runs(),
                options.seeds(),
                tally.runs() / seconds,
                tally.failures().size());
    }

    private boolean summary(Tally tally) {
        out.printf("%nWhat went wrong, and how often:%n");
        for (var fault : Fault.values()) {
            out.printf("%9d  %s%n", tally.times(fault), fault.words());
        }
        out.printf(
                "%n%d schedules, %d steps, in %s.%n",
                tally.runs(), tally.steps(), Duration.ofSeconds((System.nanoTime() - begun) / 1_000_000_000));
        var never = tally.neverInjected();
        if (!never.isEmpty()) {
            out.printf("Never happened: %s%n", never);
        }
        tally.failures()
                .forEach(failure -> out.printf(
                        "FAILED seed %d: %s%n",
                        failure.schedule().seed(), failure.broken().keySet()));
        boolean enough = tally.runs() < ENOUGH_FOR_EVERY_FAULT || never.isEmpty();
        out.println(tally.failures().isEmpty() && enough ? "All of it holds." : "It does not hold.");
        return tally.failures().isEmpty() && enough;
    }
}
