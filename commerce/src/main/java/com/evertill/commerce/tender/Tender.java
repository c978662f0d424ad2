package com.evertill.commerce.tender;

import com.evertill.commerce.money.Money;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A payment within a basket; its number is its place in that basket, from 1. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "means")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Tender.Cash.class, name = "cash"),
    @JsonSubTypes.Type(value = Tender.Card.class, name = "card"),
    @JsonSubTypes.Type(value = Tender.Prepaid.class, name = "prepaid")
})
public sealed interface Tender {
    int number();

    /** What it adds to the basket's payments; for cash what the customer gave, change not yet taken off. */
    Money amount();

    /** Its kind, as it stands in reports. */
    default String means() {
        return switch (this) {
            case Cash _ -> "cash";
            case Card _ -> "card";
            case Prepaid _ -> "prepaid";
        };
    }

    /** Notes and coins as given. */
    record Cash(int number, Money amount) implements Tender {}

    /** @param attempt the reference of the payment attempt, the same at the terminal. */
    record Card(int number, Money amount, String attempt, CardApproval approval) implements Tender {}

    /**
     * Authorised when it was ordered, at another head; taken there when this sale says that the goods are handed over.
     *
     * @param order whose payment it is.
     */
    record Prepaid(int number, Money amount, String order) implements Tender {}
}
