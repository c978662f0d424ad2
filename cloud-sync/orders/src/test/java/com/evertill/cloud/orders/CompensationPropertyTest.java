package com.evertill.cloud.orders;

import static com.evertill.cloud.orders.Baskets.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.tender.ReceiptNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Whatever comes in whatever order and however often: when all is quiet, nobody holds what is not wanted. */
class CompensationPropertyTest {
    private static final NodeId BOX = NodeId.parse("acme.hamburg.box1");
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    /** An order, the stock of a store and a provider of payments, who talk over a bus that promises no order and no number of deliveries. */
    private static final class World {
        private final Random dice;
        private final List<CloudEvent> toOthers = new ArrayList<>();
        private final List<OrderCommand.Told> toOrder = new ArrayList<>();
        private final Set<String> heard = new HashSet<>();
        private Order order = new Order.NotPlaced();
        private int events;

        private boolean reserved;
        private boolean letGo;
        private @Nullable PaymentId held;
        private boolean notWanted;
        private @Nullable Money captured;
        private boolean soldUnpaid;

        /** As what a till has the basket; absent for one that came to it as a cart, before it was ordered. */
        private Optional<Boolean> broughtPrepaid = Optional.empty();

        private boolean tookPrepaid;
        private boolean lost;

        World(long seed) {
            this.dice = new Random(seed);
        }

        void does(OrderCommand command) {
            if (OrderRules.decide(order, command) instanceof OrderDecision.Accepted(var happened)) {
                for (var event : happened) {
                    toOthers.addAll(OrderEvents.of(order, event, ++events, NOW));
                    order = OrderRules.evolve(order, event);
                }
            }
        }

        void isGivenToTill() {
            does(new OrderCommand.Give(BOX, NOW));
            if (order instanceof Order.AtTill given) {
                broughtPrepaid = Optional.of(given.payment().isPresent());
            }
        }

        /** Whatever became of the order meanwhile. */
        void isSold() {
            if (!(order instanceof Order.HandedOver)) {
                tookPrepaid = broughtPrepaid.orElse(false);
            }
            does(new OrderCommand.Sold(BOX.toString(), ReceiptNumber.parse("1-1-7"), tookPrepaid));
        }

        void bankLetsGo() {
            if (held != null && captured == null) {
                toOrder.add(new OrderCommand.HoldLost(held));
                held = null;
                lost = true;
            }
        }

        boolean isQuiet() {
            return toOthers.isEmpty() && toOrder.isEmpty();
        }

        void deliver() {
            if (!toOthers.isEmpty() && (toOrder.isEmpty() || dice.nextBoolean())) {
                var event = toOthers.get(dice.nextInt(toOthers.size()));
                if (dice.nextInt(4) > 0) {
                    toOthers.remove(event);
                }
                if (heard.add(event.id())) {
                    hear(event.type().replaceAll("com.evertill.orders.(.*).v1", "$1"), event);
                }
            } else if (!toOrder.isEmpty()) {
                var told = toOrder.get(dice.nextInt(toOrder.size()));
                if (dice.nextInt(4) > 0) {
                    toOrder.remove(told);
                }
                does(told);
            }
        }

        private void hear(String what, CloudEvent event) {
            switch (what) {
                case "placed" -> {
                    reserved = !letGo && dice.nextInt(5) > 0;
                    toOrder.add(reserved ? new OrderCommand.Reserved() : new OrderCommand.NotReserved());
                }
                case "cancelled", "collected" -> {
                    letGo = true;
                    reserved = false;
                }
                case "payment-wanted" -> {
                    if (!notWanted && dice.nextInt(5) > 0) {
                        held = new PaymentId("p-1");
                        toOrder.add(new OrderCommand.Paid(held));
                    } else {
                        toOrder.add(new OrderCommand.NotPaid());
                    }
                }
                case "payment-not-wanted" -> {
                    notWanted = true;
                    held = null;
                }
                case "capture-wanted" ->
                    captured = held == null
                            ? null
                            : event.read(OrderEvents.CaptureWanted.class).amount();
                case "sold-unpaid" -> soldUnpaid = true;
                default -> {}
            }
        }
    }

    @Property(tries = 2_000)
    void nothing_is_held_for_nobody(@ForAll long seed, @ForAll boolean beforehand) {
        var world = new World(seed);
        var paying = beforehand ? Paying.BEFOREHAND : Paying.ON_COLLECTION;
        world.does(new OrderCommand.Place(new Placement(
                new OrderId("A-1"),
                "customer-17",
                WEB,
                "acme.berlin",
                new Fulfilment.Collect("acme.hamburg"),
                paying,
                Baskets.milkAndSoap("cart-1"))));
        for (int turn = 0; turn < 12; turn++) {
            switch (world.dice.nextInt(18)) {
                case 0 -> world.does(new OrderCommand.CallOff(OrderCommand.By.CUSTOMER));
                case 1 -> world.does(new OrderCommand.Gather());
                case 2 -> world.does(new OrderCommand.TimeOut());
                case 3 -> world.isSold();
                case 4, 5 -> world.isGivenToTill();
                case 6 -> world.does(new OrderCommand.GivenUp());
                case 8 -> world.bankLetsGo();
                case 7 -> world.does(new OrderCommand.CallOff(OrderCommand.By.STORE));
                default -> world.deliver();
            }
        }
        while (!world.isQuiet()) {
            world.deliver();
        }
        var total = Baskets.euro(482);
        switch (world.order) {
            case Order.Cancelled _ -> {
                assertThat(world.reserved).isFalse();
                assertThat(world.held).isNull();
                assertThat(world.captured).isNull();
            }
            case Order.HandedOver sold -> {
                assertThat(world.reserved).isFalse();
                assertThat(world.captured).isEqualTo(sold.payment().isPresent() && !world.lost ? total : null);
                assertThat(world.captured != null || world.soldUnpaid || world.lost)
                        .as("who takes no money at the till takes what was held, or somebody knows that there is none")
                        .isEqualTo(world.tookPrepaid || world.lost);
                assertThat(world.captured != null && world.soldUnpaid).isFalse();
                assertThat(Optional.ofNullable(world.held))
                        .as("held")
                        .isEqualTo(world.lost ? Optional.empty() : sold.payment());
            }
            case Order.Confirmed(var _, var payment) -> isHeld(world, payment, beforehand);
            case Order.Ready(var _, var payment) -> isHeld(world, payment, beforehand);
            case Order.AtTill given -> isHeld(world, given.payment(), beforehand);
            case Order.NotPlaced _, Order.Reserving _, Order.AwaitingPayment _ ->
                throw new AssertionError("somebody did not answer: " + world.order);
        }
    }

    private static void isHeld(World world, Optional<PaymentId> payment, boolean beforehand) {
        assertThat(world.reserved).isTrue();
        assertThat(payment.isPresent()).isEqualTo(beforehand && !world.lost);
        assertThat(Optional.ofNullable(world.held)).isEqualTo(payment);
    }

    @Property(tries = 300)
    void whatever_comes_back_in_whatever_parts_never_more_than_was_paid_and_all_of_it_in_the_end(
            @ForAll long seed, @ForAll boolean taxOnTop) {
        var dice = new Random(seed);
        var basket = taxOnTop ? Baskets.abroad("cart-1") : Baskets.milkAndSoap("cart-1");
        var placement = new Placement(
                new OrderId("A-1"),
                "customer-17",
                WEB,
                "acme.berlin",
                new Fulfilment.Collect("acme.hamburg"),
                Paying.ON_COLLECTION,
                basket);
        Order order = OrderRules.replay(List.of(
                new OrderEvent.OrderPlaced(placement),
                new OrderEvent.StockReserved(),
                new OrderEvent.SoldAtTill(BOX.toString(), ReceiptNumber.parse("1-1-7"), false)));
        for (int turn = 0; turn < 40; turn++) {
            var line = placement.priced().lines().get(dice.nextInt(2));
            var part = new OrderEvent.Part(
                    line.line(),
                    new Quantity(1 + dice.nextInt(1_500), line.quantity().unit()));
            order = after(order, new OrderCommand.TakeBack("r" + turn, "acme.berlin", List.of(part)));
            assertThat(refunded(order).isMoreThan(placement.priced().total())).isFalse();
        }
        for (var line : placement.priced().lines()) {
            var came = ((Order.HandedOver) order).returned().quantities().get(line.line());
            var left = came == null ? line.quantity() : line.quantity().plus(came.negated());
            order = after(
                    order,
                    new OrderCommand.TakeBack(
                            "rest" + line.line(), "acme.berlin", List.of(new OrderEvent.Part(line.line(), left))));
        }
        assertThat(refunded(order)).isEqualTo(placement.priced().total());
    }

    private static Order after(Order order, OrderCommand command) {
        return switch (OrderRules.decide(order, command)) {
            case OrderDecision.Refused _ -> order;
            case OrderDecision.Accepted(var events) -> {
                for (var event : events) {
                    order = OrderRules.evolve(order, event);
                }
                yield order;
            }
        };
    }

    private static Money refunded(Order order) {
        return ((Order.HandedOver) order).returned().refunded();
    }
}
