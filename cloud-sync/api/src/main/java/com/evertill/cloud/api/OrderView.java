package com.evertill.cloud.api;

import com.evertill.cloud.orders.Cancellation;
import com.evertill.cloud.orders.Fulfilment;
import com.evertill.cloud.orders.Order;
import com.evertill.cloud.orders.Orders;
import com.evertill.cloud.orders.Paying;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** As the schema has it. */
public record OrderView(
        String id,
        int version,
        State state,
        @Nullable Cancellation cancellation,
        String takenAt,
        String store,
        Way fulfilment,
        Paying paying,
        List<CartView.Line> lines,
        @Nullable String code,
        MoneyView total,
        Instant placedAt,
        Instant changedAt) {

    /** As the schema has it. */
    public enum State {
        RESERVING,
        AWAITING_PAYMENT,
        CONFIRMED,
        READY,
        AT_TILL,
        HANDED_OVER,
        CANCELLED;

        static State of(Order.Placed order) {
            return switch (order) {
                case Order.Reserving _ -> RESERVING;
                case Order.AwaitingPayment _ -> AWAITING_PAYMENT;
                case Order.Confirmed _ -> CONFIRMED;
                case Order.Ready _ -> READY;
                case Order.AtTill _ -> AT_TILL;
                case Order.HandedOver _ -> HANDED_OVER;
                case Order.Cancelled _ -> CANCELLED;
            };
        }
    }

    /** As the schema has it. */
    public enum Way {
        COLLECT,
        SHIP
    }

    /** As the schema has it. */
    public record Page(List<OrderView> orders, @Nullable String next) {}

    /** As the schema has it. */
    public record Answer(
            @Nullable OrderView order, @Nullable RefusalView refusal) {}

    static OrderView of(Orders.Picture picture) {
        var order = picture.order();
        var placement = order.placement();
        var priced = placement.priced();
        return new OrderView(
                placement.order().value(),
                picture.version(),
                State.of(order),
                order instanceof Order.Cancelled cancelled ? cancelled.why() : null,
                placement.takenAt(),
                placement.fulfilment().store(),
                placement.fulfilment() instanceof Fulfilment.Ship ? Way.SHIP : Way.COLLECT,
                placement.paying(),
                CartView.Line.of(priced.lines()),
                code(order),
                MoneyView.of(priced.total()),
                picture.placedAt(),
                picture.changedAt());
    }

    private static @Nullable String code(Order.Placed order) {
        return switch (order) {
            case Order.Confirmed _, Order.Ready _ -> order.placement().code().text();
            case Order.Reserving _, Order.AwaitingPayment _, Order.AtTill _, Order.HandedOver _, Order.Cancelled _ ->
                null;
        };
    }
}
