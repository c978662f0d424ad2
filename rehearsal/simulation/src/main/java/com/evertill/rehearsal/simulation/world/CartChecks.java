package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.carts.Whereabouts;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Carts that were shown at tills. */
final class CartChecks {

    /** By everything that any machine of a shop ever wrote. A machine that was lost with what it had not sent can have sold what another sells again. */
    static List<String> paidOnce(End end) {
        return end.each((box, wrong) -> {
            var received = new HashMap<BasketId, Integer>();
            var sold = new HashMap<BasketId, Integer>();
            for (var entry : end.everything(box)) {
                switch (entry.payload()) {
                    case Payload.BasketReceived cart -> received.merge(cart.basket(), 1, Integer::sum);
                    case Payload.SaleCompleted sale -> sold.merge(sale.basket(), 1, Integer::sum);
                    default -> {}
                }
            }
            for (var cart : end.world.customers.shown()) {
                if (!end.wasReplaced(box) && (often(received, cart) > 1 || often(sold, cart) > 1)) {
                    wrong.add(box.name() + " received cart " + cart + " " + often(received, cart)
                            + " times and sold it " + often(sold, cart) + " times");
                }
            }
        });
    }

    private static int often(Map<BasketId, Integer> counts, BasketId cart) {
        return counts.getOrDefault(cart, 0);
    }

    /** What a shop's facts say of a cart, as far as the cloud holds them, is what its customer is told. */
    static List<String> known(End end) {
        var wrong = new ArrayList<String>();
        for (var box : end.world.boxes) {
            var last = new HashMap<BasketId, Payload>();
            for (var fact : end.archive(box)) {
                switch (FactType.read(fact)) {
                    case Payload.BasketReceived cart -> last.putIfAbsent(cart.basket(), cart);
                    case Payload.SaleCompleted sale -> last.put(sale.basket(), sale);
                    case Payload.SaleVoided sale -> last.put(sale.basket(), sale);
                    default -> {}
                }
            }
            for (var cart : end.world.customers.shown()) {
                if (end.world.customers.orders().containsKey(cart)) {
                    continue; // no cart any more
                }
                var is = end.cloud.carts().whereabouts(cart);
                boolean holds =
                        switch (last.get(cart)) {
                            case Payload.SaleCompleted sale ->
                                is instanceof Whereabouts.Sold known
                                        && known.receipt().equals(sale.receipt());
                            case Payload.SaleVoided _ -> is instanceof Whereabouts.Ended;
                            case Payload.BasketReceived _ -> is instanceof Whereabouts.AtTill at && at.received();
                            case null, default -> true;
                        };
                if (!holds) {
                    wrong.add("the cloud thinks of cart " + cart + " " + is + ", and " + box.name() + " said "
                            + last.get(cart));
                }
            }
        }
        return wrong;
    }

    private CartChecks() {}
}
