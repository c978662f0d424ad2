package com.evertill.commerce.tender;

import com.evertill.commerce.money.Money;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A payment within a basket; its number is its place in that basket, from 1. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "means")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Tender.Cash.class, name = "cash"),
    @JsonSubTypes.Type(value = Tender.Card.class, name = "card")
})
public sealed interface Tender {
    int number();

    /** What it adds to the basket's payments; for cash what the customer gave, change not yet taken off. */
    Money amount();

    /** Notes and coins as given. */
    record Cash(int number, Money amount) implements Tender {}

    /** @param attempt the reference of the payment attempt, the same at the terminal. */
    record Card(int number, Money amount, String attempt, CardApproval approval) implements Tender {}
}
