package com.evertill.edge.staff;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What the tables said, until one of them changes: every request asks who it comes from. Only what was found is kept, so that guessing fills nothing.
 * Safe for use by many threads.
 */
final class Remembered<K, V> {
    private volatile Map<K, V> found = new ConcurrentHashMap<>();

    Optional<V> find(K key, Function<K, Optional<V>> look) {
        // Taken before looking: what was read just before a change is put where nobody looks after it.
        var ours = found;
        var known = ours.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        var looked = look.apply(key);
        looked.ifPresent(it -> ours.put(key, it));
        return looked;
    }

    /** To be called after every change of a table, once it is durable and before anybody is told. */
    void forget() {
        found = new ConcurrentHashMap<>();
    }
}
