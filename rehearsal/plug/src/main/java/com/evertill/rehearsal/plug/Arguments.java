package com.evertill.rehearsal.plug;

import java.util.ArrayList;
import java.util.List;

/** What {@code ./evertill run} is told, for tills without devices. */
final class Arguments {
    static List<String> of(boolean nativeEdge, boolean mosquitto) {
        var arguments = new ArrayList<>(List.of("--no-devices"));
        if (nativeEdge) {
            arguments.add("--native");
        }
        if (mosquitto) {
            arguments.add("--mosquitto");
        }
        return arguments;
    }

    private Arguments() {}
}
