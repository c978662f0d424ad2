package com.evertill.commerce.item;

/** How an item is sold and priced: its price is for one of these. */
public enum Unit {
    EACH,
    KG,
    LB;

    /** Whether the quantity comes from a scale; a piece is counted. */
    public boolean isWeighed() {
        return this != EACH;
    }
}
