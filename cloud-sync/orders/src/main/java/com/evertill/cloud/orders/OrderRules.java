package com.evertill.cloud.orders;

import static com.evertill.cloud.orders.Cancellation.*;
import static com.evertill.cloud.orders.OrderDecision.accepted;
import static com.evertill.cloud.orders.OrderDecision.refused;
import static com.evertill.cloud.orders.OrderRefusal.*;

import com.evertill.cloud.orders.Order.*;
import com.evertill.cloud.orders.OrderCommand.*;
import com.evertill.cloud.orders.OrderEvent.*;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Which command does what to an order in which state. */
public final class OrderRules {
    /** As a message brings it to a shop, with what is still to happen to it; AWS IoT Core takes 128 KB. */
    private static final int MOST_BYTES = 100_000;

    public static OrderDecision decide(Order order, OrderCommand command) {
        return switch (command) {
            case Place(var placement) ->
                order instanceof NotPlaced ? place(placement) : refused(THE_ORDER_EXISTS_ALREADY);
            case Give(var node, var at) ->
                order instanceof Placed placed ? give(placed, node, at) : refused(THERE_IS_NO_SUCH_ORDER);
            case Asked asked ->
                order instanceof Placed placed ? decide(placed, asked) : refused(THERE_IS_NO_SUCH_ORDER);
            case Told told -> order instanceof Placed placed ? hear(placed, told) : accepted();
        };
    }

    /** Why this would not be taken, as far as it can be told from itself; absent if it would. */
    public static Optional<OrderRefusal> wouldRefuse(Placement placement) {
        return place(placement) instanceof OrderDecision.Refused(var why) ? Optional.of(why) : Optional.empty();
    }

    private static OrderDecision place(Placement placement) {
        if (!(placement.replayed() instanceof Basket.Suspended)) {
            return refused(THE_BASKET_IS_NOT_PUT_ASIDE);
        }
        if (placement.paying() == Paying.BEFOREHAND && hasWeighed(placement)) {
            return refused(A_WEIGHED_ITEM_IS_PAID_ON_COLLECTION); // what it weighs is known when somebody cuts it
        }
        if (placement.paying() == Paying.ON_COLLECTION && placement.fulfilment() instanceof Fulfilment.Ship) {
            return refused(WHAT_IS_SHIPPED_IS_PAID_BEFOREHAND);
        }
        if (Json.bytes(placement.basket()).length > MOST_BYTES) {
            return refused(THE_BASKET_IS_TOO_LARGE);
        }
        return accepted(new OrderPlaced(placement));
    }

    private static boolean hasWeighed(Placement placement) {
        return placement.wanted().values().stream()
                .anyMatch(quantity -> quantity.unit().isWeighed());
    }

    private static OrderDecision decide(Placed order, Asked asked) {
        return switch (asked) {
            case Place _ -> refused(THE_ORDER_EXISTS_ALREADY);
            case Gather() ->
                switch (order) {
                    case Confirmed _ -> accepted(new Gathered());
                    case Reserving _, AwaitingPayment _ -> refused(THE_ORDER_IS_NOT_CONFIRMED);
                    case Ready _, AtTill _, HandedOver _, Cancelled _ -> refused(THE_ORDER_IS_CLOSED);
                };
            case CallOff(var by) -> callOff(order, by);
            case TakeBack back ->
                order instanceof HandedOver sold ? takeBack(sold, back) : refused(THE_ORDER_IS_NOT_HANDED_OVER);
        };
    }

    /** What stands on a counter is not its customer's to call off; the store may, for a till that never comes back. */
    private static OrderDecision callOff(Placed order, By by) {
        return switch (order) {
            case AtTill _ when by == By.CUSTOMER -> refused(THE_ORDER_IS_AT_A_TILL);
            case Open _ -> cancelled(by == By.CUSTOMER ? THE_CUSTOMER_CALLED_IT_OFF : THE_STORE_CALLED_IT_OFF);
            case HandedOver _, Cancelled _ -> refused(THE_ORDER_IS_CLOSED);
        };
    }

    /** A shop takes each basket once, however often it comes; another one would sell it twice. */
    private static OrderDecision give(Placed order, NodeId node, Instant at) {
        if (!order.placement().fulfilment().store().equals(node.shop())) {
            return refused(THE_ORDER_IS_FOR_ANOTHER_STORE);
        }
        return switch (order) {
            case Reserving _, AwaitingPayment _ -> refused(THE_ORDER_IS_NOT_CONFIRMED);
            case Confirmed _, Ready _ -> accepted(new GivenToTill(node.toString(), at));
            case AtTill given -> given.node().equals(node.toString()) ? accepted() : refused(THE_ORDER_IS_AT_A_TILL);
            case HandedOver _, Cancelled _ -> refused(THE_ORDER_IS_CLOSED);
        };
    }

    /** Under the same name it was taken back before: that changes nothing. */
    private static OrderDecision takeBack(HandedOver order, TakeBack back) {
        if (order.returned().names().contains(back.name())) {
            return accepted();
        }
        var came = new HashMap<>(order.returned().quantities());
        var refund = Money.zero(order.placement().priced().currency());
        for (var part : back.lines()) {
            var line = order.placement().line(part.line());
            if (line.isEmpty()) {
                return refused(THERE_IS_NO_SUCH_LINE);
            }
            var cost = order.placement().cost(line.get());
            if (part.quantity().unit() != cost.quantity().unit()
                    || !part.quantity().isPositive()) {
                return refused(THE_QUANTITY_MUST_BE_MORE_THAN_ZERO);
            }
            var before = came.getOrDefault(part.line(), nothing(part.quantity()));
            var after = before.plus(part.quantity());
            if (after.thousandths() > cost.quantity().thousandths()) {
                return refused(MORE_THAN_IS_LEFT_OF_THE_LINE);
            }
            came.put(part.line(), after);
            refund = refund.plus(cost.of(after)).minus(cost.of(before));
        }
        return came.equals(order.returned().quantities())
                ? refused(THE_QUANTITY_MUST_BE_MORE_THAN_ZERO)
                : accepted(new GoodsReturned(back.name(), back.store(), back.lines(), refund));
    }

    private static Quantity nothing(Quantity like) {
        return new Quantity(0, like.unit());
    }

    private static OrderDecision hear(Placed order, Told told) {
        return switch (told) {
            case Reserved() -> order instanceof Reserving ? accepted(new StockReserved()) : accepted();
            case NotReserved() -> order instanceof Reserving ? cancelled(THE_STORE_HAS_NOT_ENOUGH) : accepted();
            case Paid(var payment) ->
                order instanceof AwaitingPayment
                        ? accepted(new PaymentMade(payment))
                        : payment(order).equals(Optional.of(payment))
                                ? accepted()
                                : accepted(new PaymentCameTooLate(payment));
            case NotPaid() -> order instanceof AwaitingPayment ? cancelled(THE_PAYMENT_WAS_DECLINED) : accepted();
            case HoldLost(var payment) ->
                order instanceof AwaitingPayment // it came before the news that there was one
                        ? cancelled(THE_PAYMENT_DID_NOT_COME_IN_TIME)
                        : order instanceof Open && payment(order).equals(Optional.of(payment))
                                ? accepted(new HoldWasLost(payment))
                                : accepted();
            // The goods are gone, whatever this order thought: the fact of the sale is right.
            case Sold(var node, var receipt, var prepaid) ->
                order instanceof HandedOver ? accepted() : accepted(new SoldAtTill(node, receipt, prepaid));
            case GivenUp() -> order instanceof AtTill ? cancelled(THE_STORE_CALLED_IT_OFF) : accepted();
            case TimeOut() ->
                switch (order) {
                    case Reserving _ -> cancelled(STOCK_DID_NOT_ANSWER_IN_TIME);
                    case AwaitingPayment _ -> cancelled(THE_PAYMENT_DID_NOT_COME_IN_TIME);
                    case Confirmed _, Ready _ -> cancelled(NOBODY_COLLECTED_IT);
                    case AtTill _, HandedOver _, Cancelled _ -> accepted();
                };
        };
    }

    private static OrderDecision cancelled(Cancellation why) {
        return accepted(new OrderCancelled(why));
    }

    /** How long nothing may happen to an order in its state, until {@link TimeOut}; absent where it may stay for ever. */
    static Optional<Duration> patience(Placed order) {
        return switch (order) {
            case Reserving _ -> Optional.of(Duration.ofHours(1)); // a bus that is away so long is somebody's affair
            case AwaitingPayment _ -> Optional.of(Duration.ofMinutes(30)); // as long nobody else can buy it
            case Confirmed _, Ready _ -> Optional.of(Duration.ofDays(7));
            // What became of it, its shop will say, however late.
            case AtTill _, HandedOver _, Cancelled _ -> Optional.empty();
        };
    }

    /** @throws ClassCastException if nothing of the kind can happen to it. */
    public static Placed evolve(Order order, OrderEvent event) {
        return event instanceof OrderPlaced(var placement) ? new Reserving(placement) : evolve((Placed) order, event);
    }

    private static Placed evolve(Placed order, OrderEvent event) {
        var placement = order.placement();
        return switch (event) {
            case OrderPlaced _ -> throw new IllegalStateException("placed twice: " + placement.order());
            case StockReserved() ->
                switch (placement.paying()) {
                    case BEFOREHAND -> new AwaitingPayment(placement);
                    case ON_COLLECTION -> new Confirmed(placement, Optional.empty());
                };
            case PaymentMade(var payment) -> new Confirmed(placement, Optional.of(payment));
            case PaymentCameTooLate _ -> order;
            case Gathered() -> new Ready(placement, payment(order));
            case HoldWasLost _ -> unpaid(order);
            case GivenToTill(var node, var at) -> new AtTill(placement, payment(order), node, at);
            case SoldAtTill sold ->
                new HandedOver(
                        placement,
                        sold.isPrepaid(placement.paying()) ? payment(order) : Optional.empty(),
                        sold.node(),
                        sold.receipt(),
                        Returned.nothing(placement));
            case GoodsReturned returned -> ((HandedOver) order).with(returned);
            case OrderCancelled(var why) -> new Cancelled(placement, why);
        };
    }

    private static Placed unpaid(Placed order) {
        var placement = order.placement();
        return switch (order) {
            case Confirmed _ -> new Confirmed(placement, Optional.empty());
            case Ready _ -> new Ready(placement, Optional.empty());
            case AtTill given -> new AtTill(placement, Optional.empty(), given.node(), given.since());
            case Reserving _, AwaitingPayment _, HandedOver _, Cancelled _ -> order;
        };
    }

    public static Order replay(List<OrderEvent> events) {
        Order order = new NotPlaced();
        for (var event : events) {
            order = evolve(order, event);
        }
        return order;
    }

    /** What its customer has authorised, as far as it is still held. */
    static Optional<PaymentId> payment(Order order) {
        return switch (order) {
            case Confirmed confirmed -> confirmed.payment();
            case Ready ready -> ready.payment();
            case AtTill given -> given.payment();
            case HandedOver sold -> sold.payment();
            case NotPlaced _, Reserving _, AwaitingPayment _, Cancelled _ -> Optional.empty();
        };
    }

    private OrderRules() {}
}
