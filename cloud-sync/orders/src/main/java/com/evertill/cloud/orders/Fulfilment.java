package com.evertill.cloud.orders;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How the goods come to the customer. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "way")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fulfilment.Collect.class, name = "collect"),
    @JsonSubTypes.Type(value = Fulfilment.Ship.class, name = "ship")
})
public sealed interface Fulfilment {
    /** {@code tenant.store}, whose shelf they are taken from. */
    String store();

    record Collect(String store) implements Fulfilment {}

    /** @param address a reference to where, by which only the service of customers knows a person. */
    record Ship(String store, String address) implements Fulfilment {}
}
