package com.evertill.commerce.basket;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a country's signing device or service gave to a sale. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Seal.None.class, name = "none"),
    @JsonSubTypes.Type(value = Seal.Signed.class, name = "signed"),
    @JsonSubTypes.Type(value = Seal.Missing.class, name = "missing")
})
public sealed interface Seal {
    /** No law asks for one here. */
    record None() implements Seal {}

    /**
     * Signed.
     *
     * @param signer which device or service.
     * @param printed what the law wants on the receipt.
     */
    record Signed(String signer, String signature, String printed) implements Seal {}

    /** The law asks for one, the signer could not give it, and the law says to go on. */
    record Missing(String signer, String reason) implements Seal {}
}
