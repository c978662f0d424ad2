package com.evertill.cloud.carts;

import com.evertill.commerce.item.Quantity;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a head can ask of a cart. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CartAction.Add.class, name = "add"),
    @JsonSubTypes.Type(value = CartAction.Change.class, name = "change"),
    @JsonSubTypes.Type(value = CartAction.Remove.class, name = "remove"),
    @JsonSubTypes.Type(value = CartAction.Clear.class, name = "clear"),
    @JsonSubTypes.Type(value = CartAction.Park.class, name = "park"),
    @JsonSubTypes.Type(value = CartAction.Fetch.class, name = "fetch"),
    @JsonSubTypes.Type(value = CartAction.Merge.class, name = "merge")
})
public sealed interface CartAction {

    /** At the price that is in force now. Begins a cart where there is none. */
    record Add(String itemId, Quantity quantity) implements CartAction {}

    record Change(int line, Quantity quantity) implements CartAction {}

    record Remove(int line) implements CartAction {}

    /** Gives the cart up; the next item begins another. */
    record Clear() implements CartAction {}

    /** Puts it aside, for a till or another head to go on with. */
    record Park() implements CartAction {}

    /** Takes it up again. */
    record Fetch() implements CartAction {}

    /**
     * Brings what somebody chose before signing in: each line at the price at which it was chosen. Their own cart is given up.
     *
     * @param visitor their secret until then.
     */
    record Merge(String visitor) implements CartAction {}
}
