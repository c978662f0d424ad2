package com.evertill.rehearsal.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the bench was told.
 *
 * @param quick a few seconds for each part: to see that it works, not to be quoted.
 */
record Options(boolean quick, boolean help, Set<Part> parts) {
    static final String USAGE = """
            ./evertill bench [--quick] [PART...]
              --quick   a few seconds each instead of minutes: to see that it works, not to be quoted
              PART      core, till, devices, wire, cloud, ingest, heads, service, simulation: these alone
                        (twenty minutes for all on two idle processors);
                        journal: a restart with a million sales, only when asked for, since it needs nine gigabytes""";

    /** What is measured by itself. */
    enum Part {
        CORE,
        TILL,
        DEVICES,
        WIRE,
        CLOUD,
        INGEST,
        HEADS,
        SERVICE,
        SIMULATION,
        /** Large: only when it is asked for. */
        JOURNAL
    }

    /** @throws IllegalArgumentException with a sentence for whoever typed it. */
    static Options parse(String... arguments) {
        var rest = new ArrayList<>(List.of(arguments));
        boolean quick = rest.remove("--quick");
        boolean help = rest.remove("--help");
        var parts = EnumSet.noneOf(Part.class);
        for (var name : rest) {
            parts.add(Arrays.stream(Part.values())
                    .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no '" + name + "'.\n" + USAGE)));
        }
        return new Options(quick, help, parts.isEmpty() ? EnumSet.complementOf(EnumSet.of(Part.JOURNAL)) : parts);
    }

    /** As much as is measured in a full run, or enough to see that it works. */
    int amount(int full, int enough) {
        return quick ? enough : full;
    }
}
