package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.release.Effective;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Head office takes back what it released.
 *
 * @param before how many releases before the one in force then; 0 is that one, before which only what is planned can be taken back.
 * @param in from now on until the earlier prices come into force; zero for at once, null for the time at which the last that is planned comes.
 */
record RollbackDeed(int before, @Nullable Duration in) implements Deed {
    @Override
    public void happen(World world) {
        world.office.goBack(
                before,
                in == null
                        ? null
                        : in.isZero()
                                ? new Effective.Now()
                                : new Effective.At(world.now().plus(in)));
    }

    @Override
    public String toString() {
        return "head office goes back " + (before == 0 ? "to the release in force" : "by " + before) + ", in force "
                + (in == null ? "when the last that is planned comes" : in.isZero() ? "at once" : "in " + Words.of(in));
    }
}
