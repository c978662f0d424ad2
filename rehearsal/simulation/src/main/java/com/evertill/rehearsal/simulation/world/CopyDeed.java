package com.evertill.rehearsal.simulation.world;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * @param putBack how long it takes to put the newest copy of the disk back; null where one is made.
 * @param dark for how long power and line are gone as soon as the cloud has spoken of it; zero if they stay.
 */
record CopyDeed(int shop, @Nullable Duration putBack, Duration dark) implements Deed {
    @Override
    public void happen(World world) {
        if (putBack == null) {
            world.box(shop).machines().isCopied();
        } else {
            world.box(shop).machines().oldCopyIsPutBack(putBack, dark);
        }
    }

    @Override
    public String toString() {
        return "shop " + shop + ": somebody "
                + (putBack == null
                        ? "copies the box's disk"
                        : "puts the copy of the box's disk back, which takes " + Words.of(putBack)
                                + (dark.isZero()
                                        ? ""
                                        : "; when the cloud has spoken, power and line go, the line for "
                                                + Words.of(dark)));
    }
}
