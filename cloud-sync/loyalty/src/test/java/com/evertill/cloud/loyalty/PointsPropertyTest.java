package com.evertill.cloud.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.LocalBus;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.money.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** In whatever order facts come, however often, in however many parts goods go back. */
class PointsPropertyTest {
    private static final List<String> CUSTOMERS = List.of("maria", "eva", "otto");

    private static Loyalty open(Path folder, String name) {
        return Loyalty.open(
                "jdbc:sqlite:" + folder.resolve(name + ".db"), PointsRule.ONE_A_UNIT, (_, _) -> Optional.empty());
    }

    @Property(tries = 40)
    void parts_sum_exactly_and_a_sale_with_all_of_it_returned_is_zero(
            @ForAll @LongRange(min = 1, max = 50_000) long cent, @ForAll long seed) throws IOException, NotTaken {
        var dice = new Random(seed);
        var facts = new Facts();
        var euro = Currency.getInstance("EUR");
        try (var loyalty = open(Files.createTempDirectory("loyalty"), "points")) {
            var events = new ArrayList<CloudEvent>();
            events.add(facts.sold("1-1-1", cent, "maria"));
            long left = cent;
            for (int returns = dice.nextInt(6); left > 0; returns--) {
                long part = returns <= 0 ? left : 1 + (long) (dice.nextDouble() * left);
                left -= part;
                events.add(facts.returned("1-1-1", part));
                if (dice.nextInt(3) == 0) {
                    events.add(facts.refunded("1-1-1", part));
                }
            }
            int cut = dice.nextInt(events.size()) + 1;
            Collections.shuffle(events, dice);
            long back = 0;
            for (var event : events.subList(0, cut)) {
                loyalty.hear(event, Facts.NOW);
                back += event.type().contains("return") ? -amount(event) : 0;
            }
            var all = loyalty.entries("maria", Optional.empty(), 100);
            if (events.subList(0, cut).stream().anyMatch(event -> event.type().contains("sale"))
                    && events.stream().noneMatch(event -> event.type().contains("refunded"))) {
                var worth = PointsRule.ONE_A_UNIT.getFirst().earned(new Money(cent, euro), new Money(back, euro));
                assertThat(loyalty.account("maria", Facts.NOW).balance()).isEqualTo(worth);
            }
            assertThat(all.stream().mapToLong(Entry::change).sum())
                    .isEqualTo(loyalty.account("maria", Facts.NOW).balance())
                    .isBetween(0L, cent / 100);
            for (var event : events) {
                loyalty.hear(event, Facts.NOW);
            }
            assertThat(loyalty.account("maria", Facts.NOW).balance())
                    .as("all is back")
                    .isZero();
        }
    }

    private static long amount(CloudEvent event) {
        return event.data().at("/payload/tenders/0/amount/minor").longValue();
    }

    @Property(tries = 25)
    void whoever_begins_from_nothing_comes_to_the_same_balances(@ForAll long seed) throws IOException {
        var dice = new Random(seed);
        var folder = Files.createTempDirectory("loyalty");
        var now = new Instant[] {Facts.NOW};
        try (var bus = LocalBus.open("jdbc:sqlite:" + folder.resolve("bus.db"), () -> now[0]);
                var first = open(folder, "first");
                var again = open(folder, "again")) {
            bus.subscribe("first", Loyalty.NEWS, event -> first.hear(event, now[0]));
            var facts = new Facts();
            for (int turn = 0; turn < 40; turn++) {
                does(first, bus, facts, dice, turn, now[0]);
                now[0] = now[0].plus(Duration.ofMinutes(dice.nextInt(20)));
                if (dice.nextInt(4) == 0) {
                    settle(bus, first);
                }
            }
            settle(bus, first);
            assertThat(again.isEmpty()).isTrue();
            bus.subscribe("again", Loyalty.NEWS, event -> again.hear(event, now[0]));
            bus.replay("again", Instant.EPOCH, now[0].plusSeconds(1));
            while (bus.step()) {}
            assertThat(again.isEmpty()).isFalse();
            for (var customer : CUSTOMERS) {
                assertThat(again.account(customer, now[0]).balance())
                        .as(customer)
                        .isEqualTo(first.account(customer, now[0]).balance());
                assertThat(again.entries(customer, Optional.empty(), 100))
                        .hasSameSizeAs(first.entries(customer, Optional.empty(), 100));
            }
            assertThat(bus.countDeadLetters()).isZero();
        }
    }

    private static void settle(LocalBus bus, Loyalty loyalty) {
        while (loyalty.step(bus) || bus.step()) {}
    }

    private static void does(Loyalty loyalty, LocalBus bus, Facts facts, Random dice, int turn, Instant now) {
        var customer = CUSTOMERS.get(dice.nextInt(CUSTOMERS.size()));
        var receipt = "1-1-" + (1 + dice.nextInt(10));
        switch (dice.nextInt(12)) {
            case 0, 1, 2, 3 -> bus.put(List.of(facts.sold("1-1-" + (1 + turn), dice.nextInt(9_000), customer)));
            case 4 -> bus.put(List.of(facts.sold("2-1-" + (1 + turn), dice.nextInt(9_000))));
            case 5, 6 -> bus.put(List.of(facts.returned(receipt, 1L + dice.nextInt(3_000))));
            case 7 -> bus.put(List.of(facts.refunded(receipt, 1L + dice.nextInt(3_000))));
            case 8 -> {
                if (dice.nextInt(4) == 0) {
                    bus.put(List.of(Facts.erased(customer)));
                }
            }
            default -> {
                var hold = "hold-" + turn;
                loyalty.hold(hold, customer, 1 + dice.nextInt(40), Facts.BERLIN, now);
                if (dice.nextBoolean()) {
                    loyalty.settle(hold, now);
                }
            }
        }
    }
}
