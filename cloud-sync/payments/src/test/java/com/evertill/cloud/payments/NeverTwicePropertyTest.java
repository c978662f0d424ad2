package com.evertill.cloud.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.cloud.payments.PaymentView.State;
import com.evertill.rehearsal.provider.Fault;
import com.evertill.rehearsal.provider.LocalProvider;
import com.evertill.rehearsal.provider.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Whatever goes wrong, wherever it stops, however late and often it comes: when all is quiet, the money is where it belongs. */
class NeverTwicePropertyTest {
    private static final long TOTAL = 482;

    /** All but an answer that is slow, for which nobody would wait here; one that is lost is the same. */
    private static final List<Fault> WRONG = List.of(
            Fault.LOST_REQUEST, Fault.LOST_REPLY, Fault.FAILED_AFTER_DOING, Fault.FAILED_BEFORE_DOING, Fault.TOO_MANY);

    /** An order as the service of orders has it, as far as payments are concerned. */
    private enum Stands {
        AWAITS_PAYMENT,
        CONFIRMED,
        HANDED_OVER,
        CANCELLED
    }

    /** An order, its payment and a provider, between whom everything may be late, lost or repeated. */
    private static final class World implements AutoCloseable {
        private final Random dice;
        private final Shop shop;
        private final List<CloudEvent> toPayments = new ArrayList<>();
        private final List<CloudEvent> toOrder = new ArrayList<>();
        private final List<Told> messages = new ArrayList<>();
        private final Set<String> heard = new HashSet<>();
        private final Map<String, Long> returned = new HashMap<>();
        private final List<String> story = new ArrayList<>();
        private Stands order = Stands.AWAITS_PAYMENT;
        private long sold;

        World(Path folder, long seed) {
            dice = new Random(seed);
            shop = new Shop(folder, Duration.ofSeconds(20));
            toPayments.add(shop.wanted(TOTAL));
        }

        void turn() {
            switch (dice.nextInt(16)) {
                case 0, 1, 2 -> deliverToPayments();
                case 3 -> deliverToOrder();
                case 4, 5, 6, 7 -> step();
                case 8 -> passes(Duration.ofSeconds(1 + dice.nextInt(10)));
                case 9 ->
                    passes(
                            dice.nextInt(12) > 0
                                    ? Duration.ofMinutes(dice.nextInt(30))
                                    : Duration.ofDays(dice.nextInt(9)));
                case 10, 11 -> customerPays();
                case 12 -> message();
                case 13 -> orderActs();
                case 14 -> shop.reopen();
                default -> bankLetsGo();
            }
        }

        private void passes(Duration duration) {
            story.add("passes " + duration);
            shop.now = shop.now.plus(duration);
        }

        private void deliverToPayments() {
            if (!toPayments.isEmpty()) {
                var event = toPayments.get(dice.nextInt(toPayments.size()));
                try {
                    shop.hear(event);
                    story.add("hears " + event.type());
                    if (dice.nextInt(4) > 0) {
                        toPayments.remove(event);
                    }
                } catch (NotTaken e) {
                    story.add("not taken: " + e.getMessage()); // it comes again
                }
            }
        }

        private void step() {
            shop.faults = () -> dice.nextInt(3) > 0 ? Fault.NONE : WRONG.get(dice.nextInt(WRONG.size()));
            shop.powerFails = dice.nextInt(5) == 0;
            try {
                if (shop.payments.step(shop.now)) {
                    story.add("asked, " + shop.payments.ofOrder(Shop.ORDER));
                }
            } catch (Shop.PowerCut e) {
                story.add("asked, and the power failed");
                shop.reopen();
            } finally {
                shop.powerFails = false;
            }
            collect();
        }

        private void collect() {
            shop.tells();
            toOrder.addAll(shop.told);
            messages.addAll(shop.provider.tell());
        }

        private void customerPays() {
            shop.payments.ofOrder(Shop.ORDER).flatMap(PaymentView::page).ifPresent(page -> {
                story.add("customer pays");
                shop.provider.pay(page.replaceAll(".*/", ""));
            });
        }

        private void message() {
            if (!messages.isEmpty()) {
                var message = messages.get(dice.nextInt(messages.size()));
                if (dice.nextBoolean()) {
                    messages.remove(message);
                }
                assertThat(shop.brings(message, shop.now)).isEmpty();
            }
        }

        private void bankLetsGo() {
            if (dice.nextInt(10) == 0) {
                shop.provider.money().stream().filter(LocalProvider.Money::held).forEach(held -> {
                    story.add("the bank lets go");
                    shop.provider.cancelByHand(held.id());
                });
            }
        }

        private void deliverToOrder() {
            if (!toOrder.isEmpty()) {
                var event = toOrder.get(dice.nextInt(toOrder.size()));
                if (dice.nextInt(4) > 0) {
                    toOrder.remove(event);
                }
                if (event.type().equals(PaymentEvents.AUTHORISED)) {
                    if (order == Stands.AWAITS_PAYMENT) {
                        order = Stands.CONFIRMED;
                    } else if (order == Stands.CANCELLED && heard.add(event.id())) {
                        toPayments.add(shop.notWanted());
                    }
                } else if (event.type().equals(PaymentEvents.NOT_AUTHORISED) && order == Stands.AWAITS_PAYMENT) {
                    cancel();
                }
            }
        }

        private void cancel() {
            story.add("order cancelled");
            order = Stands.CANCELLED;
            toPayments.add(shop.notWanted());
        }

        private void orderActs() {
            switch (order) {
                case AWAITS_PAYMENT -> {
                    if (dice.nextInt(8) == 0) {
                        cancel();
                    }
                }
                case CONFIRMED -> {
                    if (dice.nextInt(4) == 0) {
                        cancel();
                    } else {
                        order = Stands.HANDED_OVER;
                        sold = dice.nextBoolean() ? TOTAL : 400;
                        story.add("sold for " + sold);
                        toPayments.add(shop.captureWanted(sold));
                    }
                }
                case HANDED_OVER -> {
                    long left = sold
                            - returned.values().stream().mapToLong(it -> it).sum();
                    if (left > 0) {
                        long part = 1L + dice.nextInt((int) left);
                        var name = "r-" + returned.size();
                        returned.put(name, part);
                        story.add("returned " + name + " " + part);
                        toPayments.add(shop.refundWanted(name, part));
                    }
                }
                case CANCELLED -> {}
            }
        }

        /** Nothing goes wrong any more, and everybody is heard, but for the customer, who has gone. */
        void becomeQuiet() {
            for (int round = 0; round < 12; round++) {
                shop.faults = () -> Fault.NONE;
                List.copyOf(toPayments).forEach(_ -> deliverToPayments());
                shop.faults = () -> Fault.NONE;
                shop.work();
                collect();
                List.copyOf(toOrder).forEach(_ -> deliverToOrder());
                passes(Duration.ofMinutes(round < 4 ? 70 : 10));
            }
        }

        @Nullable
        State state() {
            return shop.payments.ofOrder(Shop.ORDER).map(PaymentView::state).orElse(null);
        }

        @Override
        public void close() {
            shop.close();
        }
    }

    private final Path folder = temporary();
    private int tries;

    private static Path temporary() {
        try {
            return Files.createTempDirectory("payments");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Property(tries = 150)
    void the_money_is_where_it_belongs(@ForAll long seed) throws IOException {
        try (var world = new World(Files.createDirectories(folder.resolve("t" + ++tries)), seed)) {
            for (int turn = 0; turn < 60; turn++) {
                world.turn();
                isSound(world);
            }
            world.becomeQuiet();
            isSound(world);
            isSettled(world);
            Statistics.label("ends").collect(String.valueOf(world.state()));
        }
        Statistics.label("ends").coverage(ends -> {
            for (var state : List.of(State.CAPTURED, State.RELEASED, State.NOT_AUTHORISED)) {
                ends.check(state.name()).count(often -> often > 0);
            }
        });
    }

    /** At every moment. */
    private static void isSound(World world) {
        var money = world.shop.provider.money();
        assertThat(money).as("holds, %s", world.story).hasSizeLessThanOrEqualTo(1);
        for (var it : money) {
            assertThat(it.captured()).as("%s", world.story).isIn(0L, world.sold);
            for (var refund : world.returned.keySet()) {
                assertThat(world.shop.provider.refundsNamed(it.id(), refund))
                        .as("refunds of %s, %s", refund, world.story)
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    /** In the end. */
    private static void isSettled(World world) {
        var state = world.state();
        var story = world.order + ", " + state + ": " + String.join("\n  ", world.story);
        var shop = world.shop;
        boolean seen = shop.payments.countExceptions(shop.now) > 0;
        assertThat(seen).as("seen, %s", story).isEqualTo(state == State.THE_HOLD_IS_LOST);
        if (state != State.THE_HOLD_IS_LOST) {
            assertThat(world.toPayments).as("not heard, %s", story).isEmpty();
        }
        long held =
                shop.provider.money().stream().filter(LocalProvider.Money::held).count();
        long captured = shop.provider.money().stream()
                .mapToLong(LocalProvider.Money::captured)
                .sum();
        long refunded = shop.provider.money().stream()
                .mapToLong(LocalProvider.Money::refunded)
                .sum();
        var view = shop.payments.ofOrder(Shop.ORDER);
        assertThat(view.map(it -> it.captured().minor() - it.refunded().minor()).orElse(0L))
                .as("money in, %s", story)
                .isEqualTo(captured - refunded);
        switch (world.order) {
            case CANCELLED -> {
                assertThat(state).as(story).isIn(null, State.RELEASED, State.NOT_AUTHORISED);
                assertThat(held).as(story).isZero();
                assertThat(captured).as(story).isEqualTo(refunded);
            }
            case CONFIRMED -> assertThat(state).as(story).isIn(State.AUTHORISED, State.THE_HOLD_IS_LOST);
            case HANDED_OVER -> {
                assertThat(state).as(story).isIn(State.CAPTURED, State.THE_HOLD_IS_LOST);
                if (state == State.CAPTURED) {
                    assertThat(captured).as(story).isEqualTo(world.sold);
                    assertThat(refunded)
                            .as(story)
                            .isEqualTo(world.returned.values().stream()
                                    .mapToLong(it -> it)
                                    .sum());
                }
            }
            case AWAITS_PAYMENT -> throw new AssertionError("nobody answered: " + story);
        }
    }

    @AfterProperty
    void empty() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
