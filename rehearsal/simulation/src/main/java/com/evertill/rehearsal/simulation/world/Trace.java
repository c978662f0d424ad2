package com.evertill.rehearsal.simulation.world;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What happened, in words: a hash of all of it, and the words themselves where somebody wants to read them. */
final class Trace {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final boolean keeps;
    private final List<String> lines = new ArrayList<>();
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private long hash = FNV_OFFSET;

    Trace(boolean keeps) {
        this.keeps = keeps;
    }

    void line(String line) {
        for (byte one : line.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ one) * FNV_PRIME;
        }
        if (keeps) {
            lines.add(line);
        }
    }

    void count(Fault fault) {
        faults.merge(fault, 1, Integer::sum);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    Map<Fault, Integer> faults() {
        return faults;
    }

    long hash() {
        return hash;
    }
}
