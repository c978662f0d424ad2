package com.evertill.cloud.shops;

import com.evertill.cloud.carts.Carts;
import com.evertill.cloud.carts.Handover;
import com.evertill.cloud.orders.OrderRefusal;
import com.evertill.cloud.orders.Orders;
import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.messages.Question;
import com.evertill.commerce.messages.Reply;
import com.evertill.commerce.node.NodeId;
import java.time.Instant;

/** Where shops ask for what customers bring along: a cart, or what they ordered of it. */
public final class CartDesk {
    private final Carts carts;
    private final Orders orders;

    public CartDesk(Carts carts, Orders orders) {
        this.carts = carts;
        this.orders = orders;
    }

    Reply answer(NodeId node, Question question, Instant now) {
        return switch (question.wanted()) {
            case Question.Cart(var cart) -> new Reply(question.id(), basket(node, question.id(), cart, now));
        };
    }

    /** Orders first: what was ordered is no cart any more, whether or not carts have heard of it. */
    private Reply.Given basket(NodeId node, String id, String basket, Instant now) {
        if (basket.isBlank() || basket.length() > BasketId.LONGEST) {
            return nothing(Refusal.THERE_IS_NO_SUCH_CART);
        }
        var wanted = new BasketId(basket);
        return orders.give(wanted, node, now).map(CartDesk::order).orElseGet(() -> cart(node, id, wanted, now));
    }

    private static Reply.Given order(Orders.Handover handover) {
        return switch (handover) {
            case Orders.Handover.Given(var events) -> new Reply.Cart(events);
            case Orders.Handover.Refused(var why) -> nothing(atTill(why));
        };
    }

    /** In a till's words. */
    private static Refusal atTill(OrderRefusal why) {
        return switch (why) {
            case THE_ORDER_IS_NOT_CONFIRMED -> Refusal.THE_ORDER_IS_NOT_CONFIRMED;
            case THE_ORDER_IS_CLOSED -> Refusal.THE_ORDER_IS_CLOSED;
            case THE_ORDER_IS_AT_A_TILL -> Refusal.THE_CART_IS_AT_A_TILL;
            case THE_ORDER_IS_FOR_ANOTHER_STORE -> Refusal.THE_CART_IS_FOR_ANOTHER_STORE;
            default -> throw new IllegalStateException("no answer to a shop: " + why);
        };
    }

    private Reply.Given cart(NodeId node, String id, BasketId cart, Instant now) {
        return switch (carts.give(new Handover.Wanted(id, node, cart), now)) {
            case Handover.Given(var events) -> new Reply.Cart(events);
            case Handover.Refused(var why) -> nothing(why);
        };
    }

    private static Reply.Nothing nothing(Refusal why) {
        return new Reply.Nothing(why.name());
    }
}
