package com.evertill.commerce.messages;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.BasketEntry;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;

/**
 * What the cloud says to a {@link Question}, the same to every repetition.
 *
 * @param id of the question.
 */
public record Reply(String id, Given given) {

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "given")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Cart.class, name = "cart"),
        @JsonSubTypes.Type(value = Nothing.class, name = "nothing")
    })
    public sealed interface Given {}

    /** @param events all that happened to it; replayed they give a basket that was put aside. */
    public record Cart(List<BasketEntry> events) implements Given {
        public Cart {
            events = List.copyOf(events);
        }
    }

    /** @param why the name of a {@link Refusal}; a newer cloud may have others. */
    public record Nothing(String why) implements Given {

        /** In words that this box has. */
        public Refusal refusal() {
            return Arrays.stream(Refusal.values())
                    .filter(known -> known.name().equals(why))
                    .findFirst()
                    .orElse(Refusal.THE_CART_CANNOT_BE_HAD);
        }
    }
}
