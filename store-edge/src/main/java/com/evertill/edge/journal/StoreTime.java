package com.evertill.edge.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Store time: the box's clock, except that it never goes back. A box whose clock is set back keeps the time it had until the clock has caught up, and
 * says so once.
 */
public final class StoreTime {
    /** Less is what time servers do all day. */
    private static final Duration JUMP = Duration.ofSeconds(5);

    private Instant floor;
    private boolean behind;

    /** @param floor the time of the last thing known. */
    public StoreTime(Instant floor) {
        this.floor = floor;
    }

    public synchronized Instant at(Instant box) {
        if (box.isAfter(floor)) {
            floor = box;
        }
        return floor;
    }

    /** Store time, the first time that the box's clock is seen to have gone back since it was last right. */
    public synchronized Optional<Instant> jumpedBack(Instant box) {
        boolean isBehind = box.isBefore(floor.minus(JUMP));
        boolean isNew = isBehind && !behind;
        behind = isBehind;
        return isNew ? Optional.of(floor) : Optional.empty();
    }
}
