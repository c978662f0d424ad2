package com.evertill.commerce.messages;

import com.evertill.commerce.node.NodeId;
import java.util.Optional;

/** The topics of version 1: {@code pos/v1/{node}/{topic}}, QoS 1. Four levels, well within the eight that AWS IoT Core allows. */
public enum Topic {
    /** Up: signed batches of facts. */
    FACTS,
    /** Up: what this node holds and runs, said on every connection. */
    HELLO,
    /** Up: something that only the cloud knows. */
    QUESTION,
    /** Down: the highest sequence that the cloud holds without a gap. */
    CONFIRMED,
    /** Down: there is something to fetch. */
    NUDGE,
    /** Down: what a question was answered. */
    REPLY;

    private static final String PREFIX = "pos/v1/";

    public String of(NodeId node) {
        return PREFIX + node + "/" + level();
    }

    /** The filter that matches this topic of every node; for the cloud, whose policy allows it. */
    public String ofEveryNode() {
        return PREFIX + "+/" + level();
    }

    /** A topic name taken apart; empty if it is not one of ours. */
    public static Optional<Address> parse(String name) {
        var levels = name.split("/", -1);
        if (levels.length != 4 || !name.startsWith(PREFIX)) {
            return Optional.empty();
        }
        for (var topic : values()) {
            if (topic.level().equals(levels[3])) {
                try {
                    return Optional.of(new Address(topic, NodeId.parse(levels[2])));
                } catch (IllegalArgumentException notANode) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Whose topic it is. */
    public record Address(Topic topic, NodeId node) {}

    private String level() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
