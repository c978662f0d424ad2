package com.evertill.rehearsal.simulation.world;

import java.util.List;
import java.util.Map;

/**
 * What came of a schedule.
 *
 * @param hash of everything that happened: the same for the same schedule, always.
 * @param broken what did not hold, and how; empty if all did.
 * @param lines what happened, in words, where they were asked for.
 */
public record Outcome(
        Schedule schedule, long hash, Map<Invariant, String> broken, Map<Fault, Integer> faults, List<String> lines) {
    public boolean holds() {
        return broken.isEmpty();
    }
}
