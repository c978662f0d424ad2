package com.evertill.rehearsal.bench;

import com.evertill.rehearsal.simulation.world.Schedule;
import com.evertill.rehearsal.simulation.world.Simulation;
import com.evertill.rehearsal.simulation.world.Step;
import java.time.Duration;
import java.util.Comparator;

/**
 * How fast the simulator lives. Its limit is the other way round than most: shops that lived through the same would take as long as it takes, so the
 * ratio says how many times faster than real time it is.
 */
final class SimulationBench {
    private static final long FIRST = 1;
    private static final int TO_WARM_UP = 20;

    private final Report report;
    private final int schedules;

    SimulationBench(Report report, Options options) {
        this.report = report;
        this.schedules = options.amount(200, 10);
    }

    void run() {
        report.section("The simulator");
        try (var simulation = new Simulation()) {
            for (long seed = FIRST; seed < FIRST + TO_WARM_UP; seed++) {
                live(simulation, Schedule.of(seed));
            }
            double seconds = 0;
            double lived = 0;
            for (long seed = FIRST; seed < FIRST + schedules; seed++) {
                var schedule = Schedule.of(seed);
                long began = System.nanoTime();
                live(simulation, schedule);
                seconds += (System.nanoTime() - began) / 1e9;
                lived += length(schedule).toMillis() / 1e3;
            }
            report.add(Figure.of(
                            "simulated schedules, on one processor",
                            "1/s",
                            schedules / seconds,
                            "%,d seeds, all promises looked at".formatted(schedules))
                    .beside("as many shops in real time, up to the last thing that happens", schedules / lived));
        }
    }

    private static void live(Simulation simulation, Schedule schedule) {
        var outcome = simulation.run(schedule);
        if (!outcome.holds()) {
            throw new IllegalStateException("seed " + schedule.seed() + " does not hold: " + outcome.broken());
        }
    }

    private static Duration length(Schedule schedule) {
        return schedule.steps().stream()
                .map(Step::at)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
