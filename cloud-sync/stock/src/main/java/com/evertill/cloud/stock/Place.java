package com.evertill.cloud.stock;

import com.evertill.commerce.node.NodeId;
import java.time.Instant;
import java.util.Comparator;

/**
 * Where a fact stands: in the stream of its box, and among the streams of the store.
 *
 * @param at by the store's time, to the millisecond.
 */
public record Place(NodeId node, int epoch, long sequence, Instant at) {
    private static final Comparator<Place> IN_ITS_STREAM =
            Comparator.comparingInt(Place::epoch).thenComparingLong(Place::sequence);

    /** Among boxes there is no order but time; two facts of one millisecond need some order, and always the same. */
    static final Comparator<Place> AMONG_STREAMS =
            Comparator.comparing(Place::at).thenComparing(place -> place.node.toString());

    /** Of one box the sequence says it, whatever its clock did. */
    public boolean isAfter(Place other) {
        var order = node.equals(other.node) ? IN_ITS_STREAM : AMONG_STREAMS;
        return order.compare(this, other) > 0;
    }
}
