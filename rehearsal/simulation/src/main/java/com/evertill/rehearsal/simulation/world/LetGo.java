package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the machines of a place had written and let go since, for whoever looks from outside: no promise is weaker because a fact is old. It was read
 * from the disk just before.
 */
final class LetGo {
    private static final Comparator<FactKey> IN_ORDER =
            Comparator.comparingInt(FactKey::epoch).thenComparingLong(FactKey::sequence);

    /** By the epoch that the machine itself writes. */
    private final Map<Integer, NavigableMap<FactKey, Fact>> machines = new HashMap<>();

    /** These may go next. */
    void remember(int machine, Collection<Fact> facts) {
        var known = machines.computeIfAbsent(machine, _ -> new TreeMap<>(IN_ORDER));
        facts.forEach(fact -> known.put(fact.key(), fact));
    }

    /** All that a machine ever had, in order. */
    List<Fact> with(int machine, List<Fact> onDisk) {
        var all = new TreeMap<FactKey, Fact>(IN_ORDER);
        all.putAll(of(machine));
        onDisk.forEach(fact -> all.put(fact.key(), fact));
        return List.copyOf(all.values());
    }

    /** What a machine had and has no longer. */
    List<Fact> without(int machine, List<Fact> onDisk) {
        var gone = new TreeMap<FactKey, Fact>(IN_ORDER);
        gone.putAll(of(machine));
        onDisk.forEach(fact -> gone.remove(fact.key()));
        return List.copyOf(gone.values());
    }

    private Map<FactKey, Fact> of(int machine) {
        var known = machines.get(machine);
        return known == null ? Map.of() : known;
    }
}
