package com.evertill.devices;

import com.evertill.devices.LaneDevices.Kind;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** @param names of the lane's devices in {@code jpos.xml}; none of what it does not have. */
public record LaneConfig(String laneId, Map<Kind, String> names) {

    public LaneConfig {
        names = Collections.unmodifiableMap(new TreeMap<>(names));
        if (names.containsKey(Kind.TERMINAL)) {
            throw new IllegalArgumentException("a terminal is not named in jpos.xml");
        }
    }

    /** A lane without any device. */
    public static LaneConfig none(String laneId) {
        return new LaneConfig(laneId, Map.of());
    }

    /** The names {@code scanner.LANE}, {@code printer.LANE} and so on, as the simulators' {@code jpos.xml} has them. */
    public static LaneConfig standard(String laneId) {
        var standard = none(laneId);
        for (var kind : Kind.values()) {
            if (kind != Kind.TERMINAL) {
                standard = standard.with(kind, kind.name().toLowerCase(Locale.ROOT) + "." + laneId);
            }
        }
        return standard;
    }

    /** The same lane with one more device, or another in its place; without it if it has no name. */
    public LaneConfig with(Kind kind, @Nullable String logicalName) {
        var changed = new TreeMap<Kind, String>(names);
        if (logicalName == null) {
            changed.remove(kind);
        } else {
            changed.put(kind, logicalName);
        }
        return new LaneConfig(laneId, changed);
    }
}
