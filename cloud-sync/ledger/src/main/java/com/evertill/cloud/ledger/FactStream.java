package com.evertill.cloud.ledger;

import com.evertill.commerce.node.NodeId;

/** The facts of one box: sequences from 1 without a gap. A replaced box begins a new epoch, and with it a new stream. */
public record FactStream(NodeId node, int epoch) {
    @Override
    public String toString() {
        return node + "/" + epoch;
    }
}
