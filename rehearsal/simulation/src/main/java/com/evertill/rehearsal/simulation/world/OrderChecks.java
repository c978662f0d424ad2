package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.orders.Order;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.Tender;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders that were fetched at tills, or not. */
final class OrderChecks {

    /** What shops handed over as paid beforehand, as far as the cloud holds it, is taken from the card, once, and nothing else is. */
    static List<String> paid(End end) {
        var wrong = new ArrayList<String>();
        var sales = sales(end);
        end.world.customers.orders().forEach((basket, order) -> {
            var prepaid = prepaid(sales.get(basket));
            var taken = end.world.provider.taken(order.value());
            boolean isSettled = taken.equals(prepaid) || end.world.provider.isUnpaid(order.value());
            boolean stillHeld = end.world.provider.holds(order.value());
            if (!isSettled || (stillHeld && sales.containsKey(basket))) {
                wrong.add("order " + order + " was handed over as paid " + prepaid + ", " + taken + " was taken"
                        + (stillHeld ? " and more is held" : ""));
            }
        });
        return wrong;
    }

    /** What a shop's facts say of an order, as far as the cloud holds them, is what its customer is told. */
    static List<String> known(End end) {
        var wrong = new ArrayList<String>();
        var last = last(end);
        end.world.customers.orders().forEach((basket, id) -> {
            var order = end.cloud.orders().find(id);
            boolean holds =
                    switch (last.get(basket)) {
                        case Payload.SaleCompleted sale ->
                            order instanceof Order.HandedOver sold
                                    && sold.receipt().equals(sale.receipt());
                        case Payload.SaleVoided _ -> order instanceof Order.Cancelled;
                        case Payload.BasketReceived _ -> order instanceof Order.AtTill;
                        case null, default -> !(order instanceof Order.HandedOver);
                    };
            if (!holds) {
                wrong.add("the cloud thinks of order " + id + " " + order + ", and its shop said " + last.get(basket));
            }
        });
        return wrong;
    }

    private static Money prepaid(Payload.@Nullable SaleCompleted sale) {
        return sale == null
                ? Goods.money(0)
                : sale.tenders().stream()
                        .filter(Tender.Prepaid.class::isInstance)
                        .map(Tender::amount)
                        .reduce(Goods.money(0), Money::plus);
    }

    private static Map<BasketId, Payload.SaleCompleted> sales(End end) {
        var sales = new HashMap<BasketId, Payload.SaleCompleted>();
        last(end).forEach((basket, payload) -> {
            if (payload instanceof Payload.SaleCompleted sale) {
                sales.put(basket, sale);
            }
        });
        return sales;
    }

    private static Map<BasketId, Payload> last(End end) {
        var last = new HashMap<BasketId, Payload>();
        for (var box : end.world.boxes) {
            for (var fact : end.archive(box)) {
                switch (FactType.read(fact)) {
                    case Payload.BasketReceived cart -> last.putIfAbsent(cart.basket(), cart);
                    case Payload.SaleCompleted sale -> last.put(sale.basket(), sale);
                    case Payload.SaleVoided sale -> last.put(sale.basket(), sale);
                    default -> {}
                }
            }
        }
        return last;
    }

    private OrderChecks() {}
}
