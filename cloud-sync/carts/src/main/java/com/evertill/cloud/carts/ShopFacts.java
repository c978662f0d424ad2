package com.evertill.cloud.carts;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.tender.ReceiptNumber;
import org.jspecify.annotations.Nullable;

/** What shops tell of carts that they were given. Most baskets of theirs are no carts. */
final class ShopFacts {
    private static final String RECEIVED = "com.evertill.facts.basket.received.v1";
    private static final String SOLD = "com.evertill.facts.sale.completed.v1";
    private static final String VOIDED = "com.evertill.facts.sale.voided.v1";

    static final EventPattern PATTERN = EventPattern.ofTypes(RECEIVED, SOLD, VOIDED);

    private record Fact(String node, @Nullable Told payload) {}

    private record Told(BasketId basket, @Nullable ReceiptNumber receipt) {}

    /** What became of a basket. */
    sealed interface Heard {
        BasketId basket();

        record Received(BasketId basket, String node) implements Heard {}

        record Sold(BasketId basket, String node, ReceiptNumber receipt) implements Heard {}

        record GivenUp(BasketId basket) implements Heard {}
    }

    /** @throws NotTaken if it makes no sense, or does not say which basket it is about. */
    static Heard read(CloudEvent event) throws NotTaken {
        try {
            var fact = event.read(Fact.class);
            var told = fact.payload();
            if (told == null) {
                throw new NotTaken("It is too large for a bus, and its basket is not known: look in the ledger whether"
                        + " it was a cart.");
            }
            return switch (event.type()) {
                case RECEIVED -> new Heard.Received(told.basket(), fact.node());
                case VOIDED -> new Heard.GivenUp(told.basket());
                case SOLD -> new Heard.Sold(told.basket(), fact.node(), receipt(told));
                default -> throw new NotTaken("This is no fact about a basket: " + event.type());
            };
        } catch (Json.MalformedException e) {
            throw new NotTaken("This is no " + event.type() + ": " + e.getMessage(), e);
        }
    }

    private static ReceiptNumber receipt(Told told) throws NotTaken {
        if (told.receipt() == null) {
            throw new NotTaken("A sale without a receipt");
        }
        return told.receipt();
    }

    private ShopFacts() {}
}
