package com.evertill.cloud.server;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.orders.OrderEvents;
import com.evertill.cloud.payments.PaymentEvents;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tender.ReceiptNumber;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;

/** What orders and payments tell when something goes wrong, put on the bus. */
final class Mishaps {
    private static final Money AMOUNT = new Money(4_850, Currency.getInstance("EUR"));

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Cloud cloud;
    private final String name;

    /** @param name of the orders, so that no other test's are the same. */
    Mishaps(Cloud cloud, String name) {
        this.cloud = cloud;
        this.name = name;
    }

    private void put(String source, String type, String order, Instant at, Object data) {
        cloud.bus().put(List.of(CloudEvent.of(source, order + "/" + type, type, order, at, data)));
    }

    /** Goods were handed over as paid beforehand when nothing was held. */
    String soldUnpaid() {
        var order = name + "-1";
        var receipt = new ReceiptNumber(new TillId(1), 1, 1043);
        put(
                OrderEvents.SOURCE,
                OrderEvents.SOLD_UNPAID,
                order,
                now,
                new OrderEvents.SoldUnpaid(order, "acme.north", receipt, AMOUNT));
        return order;
    }

    String troubled() {
        var order = name + "-2";
        put(
                PaymentEvents.SOURCE,
                PaymentEvents.TROUBLED,
                order,
                now.minusSeconds(60),
                new PaymentEvents.Troubled(
                        order,
                        "p-" + order,
                        "BEING_CAPTURED",
                        now.minusSeconds(1_000),
                        "This PaymentIntent could not be captured because its charge has expired."));
        return order;
    }

    void captured(String order) {
        put(
                PaymentEvents.SOURCE,
                PaymentEvents.CAPTURED,
                order,
                now,
                new PaymentEvents.Captured(order, "p-" + order, AMOUNT));
    }

    String holdLost() {
        var order = name + "-3";
        put(
                PaymentEvents.SOURCE,
                PaymentEvents.HOLD_LOST,
                order,
                now.minusSeconds(120),
                new PaymentEvents.HoldLost(order, "p-" + order));
        return order;
    }
}
