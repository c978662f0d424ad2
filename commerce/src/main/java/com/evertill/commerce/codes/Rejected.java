package com.evertill.commerce.codes;

/** A text that names nothing. */
public record Rejected(Why why) implements Reading {

    /** The closed list; each has a text in every language's catalogue. */
    public enum Why {
        TOO_LONG,
        NOT_A_CODE,
        WRONG_CHECK_DIGIT,
        /** The price or weight inside the code does not fit its own check digit. */
        WRONG_PRICE_CHECK_DIGIT,
        UNKNOWN_APPLICATION_IDENTIFIER,
        /** A data element is too short, too long or of characters that it cannot have. */
        MALFORMED_ELEMENT,
        NOT_A_DATE,
        ELEMENTS_CONTRADICT_EACH_OTHER,
        /** It is well-formed and names something else: a pallet, a place, a coupon. */
        NAMES_NO_ITEM,
        PRICE_IS_IN_ANOTHER_CURRENCY,
        /** More decimals than the currency or the shop's scales have. Rounding here would sell something else than the label says. */
        PRICE_OR_WEIGHT_IS_TOO_FINE
    }
}
