package com.evertill.commerce.messages;

/** Names that a node puts into its {@link Hello}. Strings on the wire: an unknown one is ignored. */
public final class Capability {
    public static final String FACTS_V1 = "facts-v1";
    public static final String PRICES_V1 = "prices-v1";

    private Capability() {}
}
