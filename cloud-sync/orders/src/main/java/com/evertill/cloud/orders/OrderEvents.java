package com.evertill.cloud.orders;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.ReceiptNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What other services are told of orders, by which they do their part and undo it. What is wanted of payments is told here as well: it is theirs to
 * know a provider. No person is in any of it.
 */
public final class OrderEvents {
    public static final String SOURCE = "/evertill/orders";
    public static final String PLACED = "com.evertill.orders.placed.v1";
    public static final String PAYMENT_WANTED = "com.evertill.orders.payment-wanted.v1";
    public static final String PAYMENT_NOT_WANTED = "com.evertill.orders.payment-not-wanted.v1";
    public static final String CONFIRMED = "com.evertill.orders.confirmed.v1";
    public static final String READY = "com.evertill.orders.ready.v1";
    public static final String GIVEN_TO_TILL = "com.evertill.orders.given-to-till.v1";
    public static final String COLLECTED = "com.evertill.orders.collected.v1";
    public static final String CAPTURE_WANTED = "com.evertill.orders.capture-wanted.v1";
    public static final String SOLD_UNPAID = "com.evertill.orders.sold-unpaid.v1";
    public static final String RETURNED = "com.evertill.orders.returned.v1";
    public static final String REFUND_WANTED = "com.evertill.orders.refund-wanted.v1";
    public static final String CANCELLED = "com.evertill.orders.cancelled.v1";

    /** Stock reserves, and answers; the cart is no longer its customer's to change. */
    public record Placed(
            String order, String store, String takenAt, String basket, int version, List<Wanted> lines, Money total) {}

    public record Wanted(String item, Quantity quantity) {}

    /** Payments ask the customer for it, and answer. */
    public record PaymentWanted(String order, Money amount) {}

    /** Whatever is held or taken for this order and not named as wanted since goes back. */
    public record PaymentNotWanted(String order) {}

    /** The store may gather it. */
    public record Confirmed(String order, String store, String basket) {}

    public record Ready(String order, String store) {}

    /** Its basket is at the till of {@code node}. */
    public record GivenToTill(String order, String store, String node) {}

    /** It left the store by a sale: the reservation has become a movement of stock, which the sale's fact tells. */
    public record Collected(String order, String store, String node, ReceiptNumber receipt) {}

    /** Payments take what they hold. */
    public record CaptureWanted(String order, String payment, Money amount) {}

    /** Handed over as paid beforehand when nothing was held any more: somebody must see to it. */
    public record SoldUnpaid(String order, String store, ReceiptNumber receipt, Money amount) {}

    /** Goods are in a store again. */
    public record Returned(String order, String name, String store, List<Wanted> lines, Money refund) {}

    /** Payments give it back. Once for each name. */
    public record RefundWanted(String order, String payment, String name, Money amount) {}

    /** Stock lets go what it holds for this order, also if it was never asked to hold it before. */
    public record Cancelled(String order, String store, Cancellation reason) {}

    /**
     * @param before the order before it.
     * @param number of the event in the order's history, from 1; what it is known by.
     */
    static List<CloudEvent> of(Order before, OrderEvent event, int number, Instant now) {
        var after = OrderRules.evolve(before, event);
        var envelope = new Envelope(after.placement(), number, now, new ArrayList<>());
        switch (event) {
            case OrderEvent.OrderPlaced _ -> envelope.placed();
            case OrderEvent.StockReserved _ -> {
                if (after instanceof Order.Confirmed) {
                    envelope.confirmed();
                } else {
                    envelope.put(PAYMENT_WANTED, new PaymentWanted(envelope.order(), envelope.total()));
                }
            }
            case OrderEvent.PaymentMade _ -> envelope.confirmed();
            case OrderEvent.PaymentCameTooLate _ -> envelope.paymentNotWanted();
            case OrderEvent.HoldWasLost _ -> {} // payments have said so
            case OrderEvent.Gathered _ -> envelope.put(READY, new Ready(envelope.order(), envelope.store()));
            case OrderEvent.GivenToTill(var node, var _) ->
                envelope.put(GIVEN_TO_TILL, new GivenToTill(envelope.order(), envelope.store(), node));
            case OrderEvent.SoldAtTill sold -> envelope.sold(before, sold);
            case OrderEvent.GoodsReturned returned -> envelope.returned(before, returned);
            case OrderEvent.OrderCancelled(var why) -> {
                envelope.put(CANCELLED, new Cancelled(envelope.order(), envelope.store(), why));
                if (!(before instanceof Order.Reserving)) {
                    envelope.paymentNotWanted();
                }
            }
        }
        return envelope.events();
    }

    /** Of one event of an order, everything that is told. */
    private record Envelope(Placement placement, int number, Instant now, List<CloudEvent> events) {
        String order() {
            return placement.order().value();
        }

        String store() {
            return placement.fulfilment().store();
        }

        Money total() {
            return placement.priced().total();
        }

        /** One event of an order may tell several things, each of another type. */
        void put(String type, Object data) {
            var order = order();
            events.add(CloudEvent.of(SOURCE, order + "/" + number + "/" + type, type, order, now, data));
        }

        void placed() {
            var lines = placement.wanted().entrySet().stream()
                    .map(wanted -> new Wanted(wanted.getKey(), wanted.getValue()))
                    .toList();
            var basket = placement.basketId().value();
            int version = placement.basket().size();
            put(PLACED, new Placed(order(), store(), placement.takenAt(), basket, version, lines, total()));
        }

        void confirmed() {
            put(CONFIRMED, new Confirmed(order(), store(), placement.basketId().value()));
        }

        void paymentNotWanted() {
            if (placement.paying() == Paying.BEFOREHAND) {
                put(PAYMENT_NOT_WANTED, new PaymentNotWanted(order()));
            }
        }

        void sold(Order before, OrderEvent.SoldAtTill sold) {
            put(COLLECTED, new Collected(order(), store(), sold.node(), sold.receipt()));
            if (!sold.isPrepaid(placement.paying())) {
                paymentNotWanted();
                return;
            }
            OrderRules.payment(before)
                    .ifPresentOrElse(
                            payment -> put(CAPTURE_WANTED, new CaptureWanted(order(), payment.value(), total())),
                            () -> put(SOLD_UNPAID, new SoldUnpaid(order(), store(), sold.receipt(), total())));
        }

        void returned(Order before, OrderEvent.GoodsReturned returned) {
            var lines = returned.lines().stream()
                    .map(part ->
                            new Wanted(placement.line(part.line()).orElseThrow().itemId(), part.quantity()))
                    .toList();
            put(RETURNED, new Returned(order(), returned.name(), returned.store(), lines, returned.refund()));
            OrderRules.payment(before)
                    .ifPresent(payment -> put(
                            REFUND_WANTED,
                            new RefundWanted(order(), payment.value(), returned.name(), returned.refund())));
        }
    }

    private OrderEvents() {}
}
