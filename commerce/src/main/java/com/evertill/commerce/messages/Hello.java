package com.evertill.commerce.messages;

import com.evertill.commerce.node.NodeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Said by a node on every connection, and now and then in between: what it holds and what it runs. The answer is a {@link Confirmed}, and a
 * {@link Nudge} when there is a release it does not have.
 *
 * @param highest the last sequence in its journal, 0 if none.
 * @param confirmed the last sequence that it knows to be confirmed.
 * @param release the price book in force.
 * @param staged the newest price book it holds, in force or not.
 * @param at the box's clock, uncorrected, so that the cloud can measure its skew.
 * @param cloudHolds what the cloud said that it holds, where that is more than {@code highest}: this journal was restored from a copy, or has lost
 *     its end. The cloud cannot tell that by {@code highest} alone, since a greeting may come late.
 * @param asks set by a box that has no journal and asks for this node's place: a name that it made for itself, at random. Its epoch is 0 then. The
 *     answer is a {@link Place}.
 * @param capabilities what it understands, so that it is offered nothing else; see {@link Capability}.
 */
public record Hello(
        NodeId node,
        int epoch,
        long highest,
        long confirmed,
        String zone,
        long release,
        long staged,
        String software,
        List<String> capabilities,
        Instant at,
        @Nullable Long cloudHolds,
        @Nullable String asks) {}
