package com.evertill.rehearsal.simulation.world;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that is done again and again: soon after it is woken, and otherwise less and less often. */
final class Rounds {
    private static final Duration FIRST = Duration.ofSeconds(3);

    private final World world;
    private final Runnable work;
    private Duration rest = FIRST;
    private @Nullable Instant next;
    private long number;

    Rounds(World world, Runnable work) {
        this.world = world;
        this.work = work;
    }

    /** There is something to do, and there may be more soon. */
    void wake(Duration in) {
        rest = FIRST;
        soon(in);
    }

    /** The next round comes then, if none comes earlier. */
    void soon(Duration in) {
        var at = world.now().plus(in);
        if (next != null && !next.isAfter(at)) {
            return;
        }
        next = at;
        long mine = ++number;
        world.at(at, () -> {
            if (mine == number) {
                next = null;
                work.run();
            }
        });
    }

    /** There was nothing to do. */
    void rest() {
        soon(rest);
        rest = world.longer(rest);
    }

    /** There is nothing to do until somebody wakes it. */
    void stop() {
        next = null;
        number++;
    }
}
