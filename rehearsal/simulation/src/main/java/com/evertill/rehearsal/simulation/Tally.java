package com.evertill.rehearsal.simulation;

import com.evertill.rehearsal.simulation.world.Fault;
import com.evertill.rehearsal.simulation.world.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What came of many schedules. Safe for use by several threads. */
public final class Tally {
    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    private final List<Outcome> failures = new ArrayList<>();
    private long runs;
    private long steps;

    public synchronized void add(Outcome outcome) {
        runs++;
        steps += outcome.schedule().steps().size();
        outcome.faults().forEach((fault, times) -> faults.merge(fault, (long) times, Long::sum));
        if (!outcome.holds()) {
            failures.add(outcome);
        }
    }

    public synchronized long runs() {
        return runs;
    }

    public synchronized long steps() {
        return steps;
    }

    /** In which something did not hold. */
    public synchronized List<Outcome> failures() {
        return List.copyOf(failures);
    }

    public synchronized long times(Fault fault) {
        return faults.getOrDefault(fault, 0L);
    }

    /** What was never tried. */
    public synchronized List<Fault> neverInjected() {
        return Arrays.stream(Fault.values())
                .filter(fault -> !faults.containsKey(fault))
                .toList();
    }
}
