package com.evertill.cloud.carts;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.node.NodeId;
import java.util.List;

/** What a shop that asks for a cart is given. */
public sealed interface Handover {
    /** @param id of the question: a repeat is given the same. */
    record Wanted(String id, NodeId node, BasketId cart) {}

    /** From here on the cart is the shop's. */
    record Given(List<BasketEntry> events) implements Handover {
        public Given {
            events = List.copyOf(events);
        }
    }

    record Refused(Refusal why) implements Handover {}
}
