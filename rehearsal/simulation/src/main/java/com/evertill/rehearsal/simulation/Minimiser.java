package com.evertill.rehearsal.simulation;

import com.evertill.rehearsal.simulation.world.Schedule;
import com.evertill.rehearsal.simulation.world.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a failing schedule short: leaves out whatever it fails without (Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002:
 * ddmin). What is left fails, and nothing in it can be left out by itself, as far as the tries reached.
 */
public final class Minimiser {
    private final Predicate<Schedule> fails;
    private int triesLeft;

    /** @param most tries. */
    public Minimiser(Predicate<Schedule> fails, int most) {
        this.fails = fails;
        this.triesLeft = most;
    }

    public Schedule minimise(Schedule failing) {
        var shortest = failing;
        int pieces = 2;
        while (shortest.steps().size() > 1 && triesLeft > 0) {
            var shorter = without(shortest, Math.min(pieces, shortest.steps().size()));
            if (shorter.steps().size() < shortest.steps().size()) {
                shortest = shorter;
                pieces = Math.max(2, pieces - 1);
            } else if (pieces >= shortest.steps().size()) {
                return shortest;
            } else {
                pieces *= 2;
            }
        }
        return shortest;
    }

    /** One of its pieces left out, if it still fails then; else as it was. */
    private Schedule without(Schedule schedule, int pieces) {
        int size = schedule.steps().size();
        for (int piece = 0; piece < pieces && triesLeft > 0; piece++) {
            var fewer = schedule.with(outside(schedule.steps(), size * piece / pieces, size * (piece + 1) / pieces));
            triesLeft--;
            if (fails.test(fewer)) {
                return fewer;
            }
        }
        return schedule;
    }

    private static List<Step> outside(List<Step> steps, int from, int to) {
        var rest = new ArrayList<>(steps.subList(0, from));
        rest.addAll(steps.subList(to, steps.size()));
        return rest;
    }
}
