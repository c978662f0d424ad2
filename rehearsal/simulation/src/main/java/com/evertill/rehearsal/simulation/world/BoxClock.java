package com.evertill.rehearsal.simulation.world;

import java.time.Duration;
import java.time.Instant;

/** The clock of a box, which is never quite right. */
final class BoxClock {
    private final World world;
    private Instant base;
    private Instant shown;
    private long perMillion;

    BoxClock(World world) {
        this.world = world;
        this.base = world.now();
        this.shown = base;
    }

    Instant now() {
        var gone = Duration.between(base, world.now());
        return shown.plus(gone).plusMillis(gone.toMillis() * perMillion / 1_000_000);
    }

    void jump(Duration by) {
        shown = now().plus(by);
        base = world.now();
    }

    /** How much too fast it runs from now on. */
    void drift(long millionths) {
        shown = now();
        base = world.now();
        perMillion = millionths;
    }
}
