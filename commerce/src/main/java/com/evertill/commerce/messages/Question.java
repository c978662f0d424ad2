package com.evertill.commerce.messages;

import com.evertill.commerce.basket.CartCode;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a shop wants of the cloud, said again until there is a {@link Reply}. What the cloud does for it is done once, however often it is said.
 *
 * @param id that the node never makes twice; the same for every repetition.
 */
public record Question(String id, Wanted wanted) {
    private static final int LONGEST = 64;

    public Question {
        if (id.isBlank() || id.length() > LONGEST) {
            throw new IllegalArgumentException("a question's id has 1 to " + LONGEST + " characters");
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "wanted")
    @JsonSubTypes({@JsonSubTypes.Type(value = Cart.class, name = "cart")})
    public sealed interface Wanted {}

    /**
     * The cart that a customer has brought on their telephone: from here on it is this shop's.
     *
     * @param cart its id, which stands in its {@link CartCode}.
     */
    public record Cart(String cart) implements Wanted {}
}
