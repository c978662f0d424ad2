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

    /** Stock reserves, and answers; the cart is no longer its customer's to change. */
    public record Placed(
            OrderId order, String store, String takenAt, String basket, int version, List<Wanted> lines, Money total) {}

    public record Wanted(String item, Quantity quantity) {}

    /** Payments ask the customer for it, and answer. */
    public record PaymentWanted(OrderId order, Money amount) {}

    /** Whatever is held or taken for this order and not named as wanted since goes back. */
    public record PaymentNotWanted(OrderId order) {}

    /** The store may gather it. */
    public record Confirmed(OrderId order, String store, String basket) {}

    public record Ready(OrderId order, String store) {}

    /** It left the store by a sale: the reservation has become a movement of stock, which the sale's fact tells. */
    public record Collected(OrderId order, String store, String node, ReceiptNumber receipt) {}

    /** Payments take what they hold. */
    public record CaptureWanted(OrderId order, PaymentId payment, Money amount) {}

    /** Sold at a till as paid beforehand, and it was not: somebody must see to it. */
    public record SoldUnpaid(OrderId order, String store, ReceiptNumber receipt, Money amount) {}

    /** Goods are in a store again. */
    public record Returned(OrderId order, String name, String store, List<Wanted> lines, Money refund) {}

    /** Payments give it back. Once for each name. */
    public record RefundWanted(OrderId order, PaymentId payment, String name, Money amount) {}

    /** Stock lets go what it holds for this order, also if it was never asked to hold it before. */
    public record Cancelled(OrderId order, String store, Cancellation reason) {}

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
                    envelope.put("payment-wanted", new PaymentWanted(envelope.order(), envelope.total()));
                }
            }
            case OrderEvent.PaymentMade _ -> envelope.confirmed();
            case OrderEvent.PaymentCameTooLate _ -> envelope.paymentNotWanted();
            case OrderEvent.Gathered _ -> envelope.put("ready", new Ready(envelope.order(), envelope.store()));
            case OrderEvent.SoldAtTill sold -> envelope.sold(before, sold);
            case OrderEvent.GoodsReturned returned -> envelope.returned(before, returned);
            case OrderEvent.OrderCancelled(var why) -> {
                envelope.put("cancelled", new Cancelled(envelope.order(), envelope.store(), why));
                if (!(before instanceof Order.Reserving)) {
                    envelope.paymentNotWanted();
                }
            }
        }
        return envelope.events();
    }

    /** Of one event of an order, everything that is told. */
    private record Envelope(Placement placement, int number, Instant now, List<CloudEvent> events) {
        OrderId order() {
            return placement.order();
        }

        String store() {
            return placement.fulfilment().store();
        }

        Money total() {
            return placement.priced().total();
        }

        void put(String what, Object data) {
            var type = "com.evertill.orders." + what + ".v1";
            var order = order().value();
            events.add(CloudEvent.of(SOURCE, order + "-" + number + "-" + what, type, order, now, data));
        }

        void placed() {
            var lines = placement.wanted().entrySet().stream()
                    .map(wanted -> new Wanted(wanted.getKey(), wanted.getValue()))
                    .toList();
            var basket = placement.basketId().value();
            int version = placement.basket().size();
            put("placed", new Placed(order(), store(), placement.takenAt(), basket, version, lines, total()));
        }

        void confirmed() {
            put(
                    "confirmed",
                    new Confirmed(order(), store(), placement.basketId().value()));
        }

        void paymentNotWanted() {
            if (placement.paying() == Paying.BEFOREHAND) {
                put("payment-not-wanted", new PaymentNotWanted(order()));
            }
        }

        void sold(Order before, OrderEvent.SoldAtTill sold) {
            put("collected", new Collected(order(), store(), sold.node(), sold.receipt()));
            if (placement.paying() == Paying.BEFOREHAND) {
                OrderRules.payment(before)
                        .ifPresentOrElse(
                                payment -> put("capture-wanted", new CaptureWanted(order(), payment, total())),
                                () -> put("sold-unpaid", new SoldUnpaid(order(), store(), sold.receipt(), total())));
            }
        }

        void returned(Order before, OrderEvent.GoodsReturned returned) {
            var lines = returned.lines().stream()
                    .map(part ->
                            new Wanted(placement.line(part.line()).orElseThrow().itemId(), part.quantity()))
                    .toList();
            put("returned", new Returned(order(), returned.name(), returned.store(), lines, returned.refund()));
            OrderRules.payment(before)
                    .ifPresent(payment -> put(
                            "refund-wanted", new RefundWanted(order(), payment, returned.name(), returned.refund())));
        }
    }

    private OrderEvents() {}
}
