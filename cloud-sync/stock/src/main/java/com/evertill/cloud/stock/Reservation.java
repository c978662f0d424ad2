package com.evertill.cloud.stock;

import com.evertill.commerce.item.Quantity;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What has become of an order here. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reservation.Held.class, name = "held"),
    @JsonSubTypes.Type(value = Reservation.NotHeld.class, name = "not-held"),
    @JsonSubTypes.Type(value = Reservation.LetGo.class, name = "let-go")
})
public sealed interface Reservation {
    /**
     * From when the order was placed, if nobody says what has become of it. Longer than any order lives: whoever owns orders gives them up sooner, and
     * tells; this is for what was forgotten.
     */
    Duration HELD_FOR = Duration.ofDays(15);

    /** Different items in one order, so that all of them are held in one transaction (DynamoDB: 100 actions in one). */
    int MOST_ITEMS = 90;

    String order();

    /** How often it has changed, itself included. */
    long version();

    /** @param lines each item in one unit once. */
    record Held(String order, long version, String store, List<Line> lines, Instant until) implements Reservation {}

    /** It was not all there. That is final: an order that tries again is another order. */
    record NotHeld(String order, long version, String store) implements Reservation {}

    /** Final. It may never have been held: then what lets it go came before what would have held it. */
    record LetGo(String order, long version, String store, Why why) implements Reservation {}

    record Line(String item, Quantity quantity) {}

    enum Why {
        CANCELLED,
        COLLECTED,
        /** Nobody came in time. */
        EXPIRED
    }
}
