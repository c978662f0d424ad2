package com.evertill.commerce.facts;

import com.evertill.commerce.node.NodeId;

/**
 * Names a fact for ever.
 *
 * @param epoch from 1; grows when the box is replaced.
 * @param sequence from 1, without a gap within the epoch.
 */
public record FactKey(NodeId node, int epoch, long sequence) {
    @Override
    public String toString() {
        return node + "/" + epoch + "/" + sequence;
    }
}
