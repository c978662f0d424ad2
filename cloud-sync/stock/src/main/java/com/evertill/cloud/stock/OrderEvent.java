package com.evertill.cloud.stock;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.item.Quantity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

/** What orders tell, as far as it is read here. */
sealed interface OrderEvent {
    String PLACED = "com.evertill.orders.placed.v1";
    String CANCELLED = "com.evertill.orders.cancelled.v1";
    String COLLECTED = "com.evertill.orders.collected.v1";

    /** Its name becomes part of the names of events. */
    int LONGEST_NAME = 100;

    /** @param lines each item in one unit once, more than nothing of each. */
    record Placed(String order, String store, List<Reservation.Line> lines, Instant at) implements OrderEvent {}

    record Over(String order, String store, Reservation.Why why) implements OrderEvent {}

    /** What of {@link #PLACED} is read here. */
    record PlacedData(String order, String store, List<Reservation.Line> lines) {}

    /** What of the others is read here. */
    record OverData(String order, String store) {}

    static boolean isOne(String type) {
        return type.equals(PLACED) || type.equals(CANCELLED) || type.equals(COLLECTED);
    }

    /** @throws NotTaken if it makes no sense. */
    static OrderEvent read(CloudEvent event) throws NotTaken {
        try {
            if (event.type().equals(PLACED)) {
                return placed(event.read(PlacedData.class), event.time());
            }
            var over = event.read(OverData.class);
            var why = event.type().equals(CANCELLED) ? Reservation.Why.CANCELLED : Reservation.Why.COLLECTED;
            requireNames(over.order(), over.store());
            return new Over(over.order(), over.store(), why);
        } catch (Json.MalformedException | IllegalArgumentException | ArithmeticException e) {
            throw new NotTaken("This is no event of an order: " + e.getMessage(), e);
        }
    }

    private static Placed placed(PlacedData data, Instant at) {
        requireNames(data.order(), data.store());
        var wanted = new LinkedHashMap<Kind, Long>();
        for (var line : data.lines()) {
            if (!line.quantity().isPositive()) {
                throw new IllegalArgumentException("it wants " + line.quantity() + " of " + line.item());
            }
            wanted.merge(
                    Kind.of(data.store(), line.item(), line.quantity()),
                    line.quantity().thousandths(),
                    Math::addExact);
        }
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("it wants nothing");
        }
        var lines = wanted.entrySet().stream()
                .map(each -> new Reservation.Line(
                        each.getKey().item(),
                        new Quantity(each.getValue(), each.getKey().unit())))
                .toList();
        return new Placed(data.order(), data.store(), lines, at);
    }

    private static void requireNames(String order, String store) {
        if (order.isBlank() || order.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("'" + order + "' is no name of an order");
        }
        if (store.indexOf('.') < 1) {
            throw new IllegalArgumentException("'" + store + "' is no tenant.store");
        }
    }
}
