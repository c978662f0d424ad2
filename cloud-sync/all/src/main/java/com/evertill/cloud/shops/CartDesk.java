package com.evertill.cloud.shops;

import com.evertill.cloud.carts.Carts;
import com.evertill.cloud.carts.Handover;
import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.messages.Question;
import com.evertill.commerce.messages.Reply;
import com.evertill.commerce.node.NodeId;
import java.time.Instant;

/** Where shops ask for the carts that customers bring along. */
public final class CartDesk {
    private final Carts carts;

    public CartDesk(Carts carts) {
        this.carts = carts;
    }

    Reply answer(NodeId node, Question question, Instant now) {
        return switch (question.wanted()) {
            case Question.Cart(var cart) -> new Reply(question.id(), cart(node, question.id(), cart, now));
        };
    }

    private Reply.Given cart(NodeId node, String id, String cart, Instant now) {
        if (cart.isBlank() || cart.length() > BasketId.LONGEST) {
            return new Reply.Nothing(Refusal.THERE_IS_NO_SUCH_CART.name());
        }
        return switch (carts.give(new Handover.Wanted(id, node, new BasketId(cart)), now)) {
            case Handover.Given(var events) -> new Reply.Cart(events);
            case Handover.Refused(var why) -> new Reply.Nothing(why.name());
        };
    }
}
