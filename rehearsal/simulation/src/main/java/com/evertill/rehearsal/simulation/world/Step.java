package com.evertill.rehearsal.simulation.world;

import java.time.Duration;

/** @param at since the shops opened. */
public record Step(Duration at, Deed deed) {
    @Override
    public String toString() {
        return "%d:%02d:%02d  %s".formatted(at.toHours(), at.toMinutesPart(), at.toSecondsPart(), deed);
    }
}
