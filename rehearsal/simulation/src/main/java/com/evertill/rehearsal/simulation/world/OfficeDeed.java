package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.release.Effective;
import java.time.Duration;
import java.util.Map;

/**
 * Head office changes prices.
 *
 * @param in from now on until they come into force; zero for at once.
 * @param onTheWall by each shop's own clock.
 */
record OfficeDeed(Map<String, Long> prices, Duration in, boolean onTheWall) implements Deed {
    @Override
    public void happen(World world) {
        var at = world.now().plus(in);
        world.office.release(
                prices,
                in.isZero()
                        ? new Effective.Now()
                        : onTheWall
                                ? new Effective.StoreTime(
                                        at.atZone(Stores.TIME_ZONE).toLocalDateTime())
                                : new Effective.At(at));
    }

    @Override
    public String toString() {
        return "head office releases " + prices.size() + " new prices, in force "
                + (in.isZero() ? "at once" : "in " + Words.of(in));
    }
}
