package com.evertill.cloud.carts;

/**
 * Whose cart it is.
 *
 * @param reference a customer's, by which only the service of customers knows a person, or the secret of a visitor who is nobody yet.
 */
public record Holder(String reference) {
    private static final int LONGEST = 64;

    public Holder {
        if (reference.isBlank() || reference.length() > LONGEST) {
            throw new IllegalArgumentException("a holder's reference has 1 to " + LONGEST + " characters");
        }
    }

    /** The reference of a visitor opens a cart: it is in no log. */
    @Override
    public String toString() {
        return "Holder";
    }
}
