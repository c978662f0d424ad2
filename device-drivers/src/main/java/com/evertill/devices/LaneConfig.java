package com.evertill.devices;

import org.jspecify.annotations.Nullable;

/** The devices of a lane by their logical names in {@code jpos.xml}; {@code null} where the lane has none. */
public record LaneConfig(
        String laneId,
        @Nullable String scanner,
        @Nullable String printer,
        @Nullable String drawer,
        @Nullable String display,
        @Nullable String scale) {

    /** A lane without any device. */
    public static LaneConfig none(String laneId) {
        return new LaneConfig(laneId, null, null, null, null, null);
    }

    /** The names {@code scanner.LANE}, {@code printer.LANE} and so on, as the simulators' {@code jpos.xml} has them. */
    public static LaneConfig standard(String laneId) {
        return new LaneConfig(
                laneId,
                "scanner." + laneId,
                "printer." + laneId,
                "drawer." + laneId,
                "display." + laneId,
                "scale." + laneId);
    }
}
