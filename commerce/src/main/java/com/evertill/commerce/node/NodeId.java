package com.evertill.commerce.node;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A box that runs the edge. Written {@code tenant.store.node}, which is also the common name of its certificate and its level in every topic;
 * each part is 1 to 32 letters, digits, hyphens or underscores, so that no part can hold a topic separator or wildcard.
 */
public record NodeId(String tenant, String store, String node) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    public NodeId {
        for (var part : new String[] {tenant, store, node}) {
            if (!PART.matcher(part).matches()) {
                throw new IllegalArgumentException("'" + part + "' is not 1 to 32 letters, digits, - or _");
            }
        }
    }

    /** @throws IllegalArgumentException if {@code text} is not three parts joined by dots. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static NodeId parse(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("'" + text + "' is not tenant.store.node");
        }
        return new NodeId(parts[0], parts[1], parts[2]);
    }

    /** The shop that the box stands in, as {@code tenant.store}. */
    public String shop() {
        return tenant + "." + store;
    }

    @JsonValue
    @Override
    public String toString() {
        return tenant + "." + store + "." + node;
    }
}
