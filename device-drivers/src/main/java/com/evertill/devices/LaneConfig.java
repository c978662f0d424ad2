package com.evertill.devices;

import org.jspecify.annotations.Nullable;

/** The devices of a lane by their logical names in {@code jpos.xml}; {@code null} where the lane has none. */
public record LaneConfig(
        String laneId,
        @Nullable String scanner,
        @Nullable String printer,
        @Nullable String drawer) {

    /** The names {@code scanner.LANE}, {@code printer.LANE} and {@code drawer.LANE}, as the simulators' {@code jpos.xml} has them. */
    public static LaneConfig standard(String laneId) {
        return new LaneConfig(laneId, "scanner." + laneId, "printer." + laneId, "drawer." + laneId);
    }
}
