package com.evertill.rehearsal.simulation;

import com.evertill.rehearsal.simulation.world.Outcome;

/** A failure, to be read. */
public final class Story {
    /** What happens behind the first thing that did not hold is left out. */
    public static String of(Outcome failure) {
        var invariant = Run.first(failure);
        var schedule = failure.schedule();
        var text = new StringBuilder("Seed %d, %s, %d steps: it does not hold that %s.\n"
                .formatted(schedule.seed(), schedule.setting(), schedule.steps().size(), invariant.words()));
        for (var line : failure.lines()) {
            text.append("  ").append(line).append('\n');
            if (line.contains(invariant.name())) {
                break;
            }
        }
        return text.toString();
    }

    private Story() {}
}
