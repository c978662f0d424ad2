package com.evertill.rehearsal.simulation.world;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much there is of everything.
 *
 * @param keeping for how long boxes keep facts that the cloud has; null for ever.
 */
public record Setting(int shops, int tills, @Nullable Duration keeping) {
    @Override
    public String toString() {
        return shops + (shops == 1 ? " shop, " : " shops, ") + tills + (tills == 1 ? " till" : " tills") + " each"
                + (keeping == null ? "" : "; facts are kept for " + Words.of(keeping));
    }
}
