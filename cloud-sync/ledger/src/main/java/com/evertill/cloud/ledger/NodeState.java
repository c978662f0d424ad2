package com.evertill.cloud.ledger;

import com.evertill.commerce.node.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a node last said of itself.
 *
 * @param highest the last sequence in its journal, as far as is known here.
 * @param confirmed how much of that is held here without a gap.
 * @param release the price book in force there.
 * @param staged the newest price book it holds.
 * @param skew how far its clock is ahead of the cloud's; negative if behind.
 */
public record NodeState(
        NodeId node,
        int epoch,
        long highest,
        long confirmed,
        String zone,
        long release,
        long staged,
        String software,
        List<String> capabilities,
        Duration skew,
        Instant lastSeen) {
    public NodeState {
        capabilities = List.copyOf(capabilities);
    }

    /** Facts that the shop has and the cloud has not. */
    public long lag() {
        return Math.max(0, highest - confirmed);
    }
}
