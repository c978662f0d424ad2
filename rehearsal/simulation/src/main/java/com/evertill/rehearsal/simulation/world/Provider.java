package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.orders.OrderEvents;
import com.evertill.commerce.money.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What orders want of stock and of payments: here there is enough of everything, and every card is good. It is no machine of ours, and forgets nothing when
 * one stops.
 */
final class Provider {
    private final Set<String> heard = new HashSet<>();
    private final Map<String, Money> held = new HashMap<>();
    private final Map<String, Money> taken = new HashMap<>();
    private final Set<String> unpaid = new HashSet<>();

    /** What is answered to an event, the same to a repeat. */
    List<CloudEvent> hear(CloudEvent event, Instant now) {
        boolean isNew = heard.add(event.id());
        return switch (event.type()) {
            case OrderEvents.PLACED -> List.of(answer("stock.reserved", order(event), Map.of(), now));
            case OrderEvents.PAYMENT_WANTED -> {
                if (isNew) {
                    held.put(
                            order(event),
                            event.read(OrderEvents.PaymentWanted.class).amount());
                }
                yield List.of(
                        answer("payments.authorised", order(event), Map.of("payment", "card-of-" + order(event)), now));
            }
            case OrderEvents.PAYMENT_NOT_WANTED -> {
                held.remove(order(event));
                yield List.of();
            }
            case OrderEvents.CAPTURE_WANTED -> {
                if (isNew) {
                    taken.merge(
                            order(event),
                            event.read(OrderEvents.CaptureWanted.class).amount(),
                            Money::plus);
                    held.remove(order(event));
                }
                yield List.of();
            }
            case OrderEvents.SOLD_UNPAID -> {
                unpaid.add(order(event));
                yield List.of();
            }
            default -> List.of();
        };
    }

    private static String order(CloudEvent event) {
        return event.data().path("order").asText();
    }

    private static CloudEvent answer(String type, String order, Map<String, String> more, Instant now) {
        var data = new HashMap<>(more);
        data.put("order", order);
        return CloudEvent.of("/provider", type + "/" + order, "com.evertill." + type + ".v1", order, now, data);
    }

    boolean holds(String order) {
        return held.containsKey(order);
    }

    /** Nothing is zero of the currency. */
    Money taken(String order) {
        return taken.getOrDefault(order, Goods.money(0));
    }

    /** Whether somebody was told that it was handed over without money. */
    boolean isUnpaid(String order) {
        return unpaid.contains(order);
    }
}
