package com.evertill.cloud.ledger;

import com.evertill.commerce.node.NodeId;
import java.time.Instant;

/**
 * Something that a person must look at. One per node and kind, however often it happened.
 *
 * @param detail of the newest occurrence.
 */
public record Alarm(NodeId node, Kind kind, long count, Instant first, Instant last, String detail) {
    /** What is wrong. */
    public enum Kind {
        /** A batch that is malformed, unsigned, altered or of another node. */
        A_BATCH_WAS_REJECTED,
        /** A batch does not follow from what is held, or says otherwise: one side's history was changed. */
        THE_CHAIN_CONTRADICTS,
        /** A fact of a type, version or form that this software cannot read; it is kept. */
        A_FACT_IS_NOT_UNDERSTOOD,
        /** The node's journal ends before what is held of it: it was restored from a copy, or lost its end. */
        THE_NODE_HOLDS_LESS_THAN_THE_CLOUD,
        /** A box has taken another's place, which had got further than is held of it. */
        A_TAIL_IS_LOST,
        /** A box whose place was given to another still speaks, or what it said comes late. It is kept and counted; its successor does not know of it. */
        A_REPLACED_BOX_STILL_SPEAKS,
        /** The node has a confirmation for facts that are not held here. */
        THE_CLOUD_HOLDS_LESS_THAN_IT_CONFIRMED,
        /** Somebody without a registered certificate speaks. */
        THE_NODE_IS_NOT_REGISTERED,
        /** A greeting that is none. */
        A_HELLO_WAS_REJECTED
    }
}
