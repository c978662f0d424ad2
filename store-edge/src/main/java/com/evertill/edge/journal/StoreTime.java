package com.evertill.edge.journal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Store time: the box's clock, except that it never goes back. Behind a clock that is set back it goes on at half its pace until the clock has caught
 * up. It does not stand still: what is due in two minutes, such as giving up on a card terminal, would be due only then.
 */
public final class StoreTime {
    /** Less is what time servers do all day. */
    private static final Duration JUMP = Duration.ofSeconds(5);

    private Instant floor;
    private @Nullable Instant last;

    /** @param floor the time of the last thing known. */
    public StoreTime(Instant floor) {
        this.floor = floor;
    }

    public synchronized Instant at(Instant box) {
        floor = box.isBefore(floor) ? slowed(box) : box;
        last = box;
        return floor;
    }

    private Instant slowed(Instant box) {
        return last == null || !last.isBefore(box)
                ? floor
                : floor.plus(Duration.between(last, box).dividedBy(2));
    }

    /** Whether the box's clock has gone back and not caught up yet. */
    public synchronized boolean isAheadOf(Instant box) {
        return box.isBefore(at(box).minus(JUMP));
    }
}
