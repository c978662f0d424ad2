package com.evertill.rehearsal.simulation.world;

import java.util.List;

/** What happens from outside, in order. The seed also rolls the dice of the network and the devices, the same for every part of the schedule. */
public record Schedule(long seed, Setting setting, List<Step> steps) {
    public Schedule {
        steps = List.copyOf(steps);
    }

    /** As the seed says. */
    public static Schedule of(long seed) {
        return new Planner(seed).plan();
    }

    public Schedule with(List<Step> fewer) {
        return new Schedule(seed, setting, fewer);
    }
}
