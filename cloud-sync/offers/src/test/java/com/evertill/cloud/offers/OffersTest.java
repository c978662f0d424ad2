package com.evertill.cloud.offers;

import static com.evertill.cloud.offers.Told.NOW;
import static com.evertill.cloud.offers.Told.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.LocalBus;
import com.evertill.cloud.events.Subscriber.NotTaken;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who buys coffee buys milk; Maria buys coffee. */
class OffersTest {
    private static final String MARIA = "customer-1";
    private static final Instant LATER = NOW.plus(Duration.ofHours(7));

    @TempDir
    private Path folder;

    private final Told told = new Told();
    private int offersMade;
    private Offers offers;

    private static Campaign campaign(int budget, int heldOut) {
        var week = Duration.ofDays(7);
        return new Campaign("autumn", NOW.minus(week), NOW.plus(Duration.ofDays(60)), budget, week, week, heldOut);
    }

    @BeforeEach
    void open() throws NotTaken {
        offers = open("offers", campaign(100, 0));
        learn(offers);
    }

    private Offers open(String name, Campaign... campaigns) {
        return Offers.open(
                "jdbc:sqlite:" + folder.resolve(name + ".db"),
                List.of(campaigns),
                () -> "offer-" + ++offersMade,
                (_, _) -> Optional.empty());
    }

    private void learn(Offers offers) throws NotTaken {
        for (var event : told.habits(NOW.minus(Duration.ofDays(2)))) {
            offers.hear(event, NOW);
        }
        while (offers.step(NOW)) {}
    }

    @AfterEach
    void close() {
        offers.close();
    }

    private void hears(List<CloudEvent> events) throws NotTaken {
        for (var event : events) {
            assertThat(Offers.NEWS.matches(event)).isTrue();
            offers.hear(event, LATER);
        }
    }

    private void buys(Instant at, String... items) throws NotTaken {
        offers.hear(told.sold(at, MARIA, List.of(items)), at);
    }

    private List<String> offered(Instant at) {
        return offers.offers(MARIA, at).stream().map(Offer::item).toList();
    }

    private static List<String> types(Offers offers) {
        return drained(offers).stream().map(CloudEvent::type).toList();
    }

    private static List<CloudEvent> drained(Offers offers) {
        var events = new ArrayList<CloudEvent>();
        while (offers.step(events::addAll)) {}
        return events;
    }

    @Test
    void what_goes_together_is_known() {
        var rule = offers.boughtWith(TENANT, "coffee").getFirst();
        assertThat(rule.then()).isEqualTo("milk");
        assertThat(rule.affinity()).isEqualTo(new Affinity(120, 30, 45, 30));
        assertThat(offers.boughtWith("other", "coffee"))
                .as("of another retailer")
                .isEmpty();
    }

    @Test
    void who_allows_it_is_offered_what_goes_with_what_they_bought() throws NotTaken {
        hears(told.allowsAll(MARIA));
        buys(LATER, "coffee");
        var offer = offers.offers(MARIA, LATER).getFirst();
        assertThat(offer.item()).isEqualTo("milk");
        assertThat(offer.because()).isEqualTo("coffee");
        assertThat(offers.open(LATER)).isOne();
        assertThat(types(offers)).containsExactly(OffersEvents.OFFERED);
        assertThat(offered(LATER.plus(Duration.ofDays(8)))).as("it is over").isEmpty();
    }

    @Test
    void who_has_not_said_yes_to_both_is_offered_nothing_and_not_remembered() throws NotTaken {
        buys(LATER, "coffee");
        hears(List.of(told.says(MARIA, "PROFILING", true)));
        buys(LATER, "coffee");
        assertThat(types(offers)).isEmpty();
        hears(List.of(told.says(MARIA, "OFFERS_IN_APP", true)));
        assertThat(offered(LATER))
                .as("what they bought before is not looked at")
                .isEmpty();
        buys(LATER, "coffee");
        assertThat(offered(LATER)).containsExactly("milk");
    }

    @Test
    void who_says_no_or_is_erased_is_offered_nothing_any_more() throws NotTaken {
        var yes = told.allowsAll(MARIA);
        hears(yes);
        buys(LATER, "coffee");
        hears(List.of(told.says(MARIA, "OFFERS_IN_APP", false)));
        hears(yes);
        assertThat(offered(LATER)).as("an older yes behind a no").isEmpty();
        hears(told.allowsAll(MARIA));
        assertThat(offered(LATER)).as("what was forgotten").isEmpty();
        hears(List.of(Told.erased(MARIA)));
        hears(told.allowsAll(MARIA));
        buys(LATER, "coffee");
        assertThat(offered(LATER)).isEmpty();
        assertThat(offers.uplift("autumn", LATER.plus(Duration.ofDays(30))).offered())
                .as("it was made, and is counted as nobody's")
                .isOne();
    }

    @Test
    void nobody_is_offered_what_they_have_or_again_too_soon() throws NotTaken {
        hears(told.allowsAll(MARIA));
        buys(LATER, "coffee", "milk");
        assertThat(offered(LATER)).isEmpty();
        hears(told.allowsAll("customer-2"));
        offers.hear(told.sold(LATER, "customer-2", List.of("coffee")), LATER);
        offers.hear(told.sold(LATER, "customer-2", List.of("coffee")), LATER.plusSeconds(60));
        assertThat(types(offers)).containsExactly(OffersEvents.OFFERED);
    }

    @Test
    void a_campaign_ends_with_its_time_and_its_budget() throws NotTaken {
        offers.close();
        offers = open("poor", campaign(1, 0));
        learn(offers);
        for (var customer : List.of("customer-1", "customer-2")) {
            hears(told.allowsAll(customer));
            offers.hear(told.sold(LATER, customer, List.of("coffee")), LATER);
        }
        assertThat(types(offers)).containsExactly(OffersEvents.OFFERED);
        var known = new Verdict.Known(MARIA, true, Instant.EPOCH, Set.of());
        var afterwards = Verdict.of(campaign(1, 0), "x", known, 0, List.of(), NOW.plus(Duration.ofDays(60)));
        assertThat(afterwards).isEqualTo(new Verdict.Nothing(Verdict.Why.THE_CAMPAIGN_IS_NOT_ON));
    }

    @Test
    void an_offer_that_is_taken_is_over_and_counted() throws NotTaken {
        hears(told.allowsAll(MARIA));
        buys(LATER, "coffee");
        buys(LATER.plus(Duration.ofDays(1)), "milk", "bread");
        assertThat(offered(LATER.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(types(offers)).containsExactly(OffersEvents.OFFERED, OffersEvents.TAKEN);
        assertThat(offers.uplift("autumn", LATER.plus(Duration.ofDays(8)))).isEqualTo(new Uplift(1, 1, 0, 0));
    }

    @Test
    void who_is_held_out_is_told_nothing_and_counted_all_the_same() throws NotTaken {
        offers.close();
        offers = open("held-out", campaign(100, 100));
        learn(offers);
        hears(told.allowsAll(MARIA));
        buys(LATER, "coffee");
        assertThat(offered(LATER)).isEmpty();
        buys(LATER.plus(Duration.ofDays(1)), "milk");
        assertThat(types(offers)).containsExactly(OffersEvents.HELD_OUT, OffersEvents.TAKEN);
        assertThat(offers.uplift("autumn", LATER.plus(Duration.ofDays(8)))).isEqualTo(new Uplift(0, 0, 1, 1));
    }

    private static Look look(String customer, Set<String> chosen, String... about) {
        var of = customer.isEmpty() ? Optional.<String>empty() : Optional.of(customer);
        return new Look(of, TENANT, chosen, about.length == 0 ? chosen : Set.of(about), "web", _ -> true);
    }

    private List<String> shown(Look look) {
        return offers.look(look, 2, LATER).stream().map(Suggestion::item).toList();
    }

    @Test
    void visitors_are_shown_what_all_buy_together_and_nothing_of_it_is_remembered() {
        assertThat(offers.look(look("", Set.of("coffee")), 2, LATER))
                .containsExactly(new Suggestion("milk", "coffee", Optional.empty()));
        assertThat(shown(look("", Set.of("coffee", "milk")))).as("they have it").isEmpty();
        assertThat(shown(look("", Set.of(), "coffee"))).as("a product").containsExactly("milk");
        assertThat(shown(look("", Set.of("milk"), "coffee")))
                .as("it is in the cart")
                .isEmpty();
        var hasNoMilk = new Look(Optional.empty(), TENANT, Set.of("coffee"), Set.of("coffee"), "web", _ -> false);
        assertThat(shown(hasNoMilk)).as("not sold there").isEmpty();
        assertThat(types(offers)).isEmpty();
    }

    @Test
    void a_customer_who_has_said_nothing_is_shown_what_visitors_are_and_who_has_said_no_is_shown_nothing()
            throws NotTaken {
        assertThat(shown(look(MARIA, Set.of("coffee")))).containsExactly("milk");
        hears(List.of(told.says(MARIA, "PROFILING", false)));
        assertThat(shown(look(MARIA, Set.of("coffee"))))
                .as("it says nothing about her")
                .containsExactly("milk");
        hears(List.of(told.says(MARIA, "OFFERS_IN_APP", false)));
        assertThat(shown(look(MARIA, Set.of("coffee")))).isEmpty();
        assertThat(types(offers)).isEmpty();
    }

    @Test
    void who_allows_it_is_offered_something_while_they_choose_and_that_it_was_shown_is_told_once() throws NotTaken {
        hears(told.allowsAll(MARIA));
        assertThat(shown(look(MARIA, Set.of()))).isEmpty();
        var first = offers.look(look(MARIA, Set.of("coffee")), 2, LATER).getFirst();
        assertThat(first.offer().orElseThrow().because()).isEqualTo("coffee");
        assertThat(shown(look(MARIA, Set.of("apples")))).as("it lasts").containsExactly("milk");
        buys(LATER.plus(Duration.ofDays(1)), "coffee", "milk");
        assertThat(types(offers)).containsExactly(OffersEvents.OFFERED, OffersEvents.SHOWN, OffersEvents.TAKEN);
        assertThat(offers.upliftOfShown("autumn", LATER.plus(Duration.ofDays(8))))
                .isEqualTo(new Uplift(1, 1, 0, 0));
    }

    @Test
    void who_is_held_out_is_shown_nothing_at_all_and_that_is_counted() throws NotTaken {
        offers.close();
        offers = open("held-out", campaign(100, 100));
        learn(offers);
        hears(told.allowsAll(MARIA));
        assertThat(shown(look(MARIA, Set.of("coffee")))).isEmpty();
        assertThat(shown(look(MARIA, Set.of("coffee")))).isEmpty();
        buys(LATER.plus(Duration.ofDays(1)), "coffee", "milk");
        var events = drained(offers);
        assertThat(events)
                .extracting(CloudEvent::type)
                .containsExactly(OffersEvents.HELD_OUT, OffersEvents.SHOWN, OffersEvents.TAKEN);
        assertThat(events.get(1).read(OffersEvents.Shown.class).wasOffered()).isFalse();
        var end = LATER.plus(Duration.ofDays(8));
        assertThat(offers.upliftOfShown("autumn", end)).isEqualTo(new Uplift(0, 0, 1, 1));
        try (var again = open("held-out-again", campaign(100, 100))) {
            for (var event : events.reversed()) {
                again.hear(event, end);
            }
            assertThat(again.upliftOfShown("autumn", end)).isEqualTo(new Uplift(0, 0, 1, 1));
        }
    }

    @Test
    void an_offer_at_which_nobody_looked_is_none_of_those_that_were_shown() throws NotTaken {
        hears(told.allowsAll(MARIA));
        buys(LATER, "coffee");
        assertThat(offered(LATER)).containsExactly("milk");
        var end = LATER.plus(Duration.ofDays(8));
        assertThat(offers.uplift("autumn", end)).isEqualTo(new Uplift(1, 0, 0, 0));
        assertThat(offers.upliftOfShown("autumn", end)).as("nobody looked").isEqualTo(new Uplift(0, 0, 0, 0));
    }

    @Test
    void a_sale_that_comes_late_or_again_leads_to_no_offer() throws NotTaken {
        hears(told.allowsAll(MARIA));
        var late = told.sold(LATER.minus(Duration.ofDays(2)), MARIA, List.of("coffee"));
        offers.hear(late, LATER);
        assertThat(offered(LATER)).isEmpty();
        var fresh = told.sold(LATER, MARIA, List.of("coffee"));
        offers.hear(fresh, LATER);
        offers.hear(fresh, LATER.plus(Duration.ofHours(1)));
        assertThat(offers.offers(MARIA, LATER)).hasSize(1);
    }

    @Test
    void whoever_begins_from_nothing_knows_the_same_offers() throws NotTaken {
        var heard = new ArrayList<CloudEvent>();
        for (int customer = 0; customer < 20; customer++) {
            heard.addAll(told.allowsAll("customer-" + customer));
            heard.add(told.sold(LATER.plusSeconds(customer), "customer-" + customer, List.of("coffee")));
            if (customer % 3 == 0) {
                var tomorrow = LATER.plus(Duration.ofDays(1)).plusSeconds(customer);
                heard.add(told.sold(tomorrow, "customer-" + customer, List.of("milk")));
            }
        }
        heard.add(told.says("customer-4", "PROFILING", false));
        heard.add(Told.erased("customer-5"));
        var now = LATER.plus(Duration.ofDays(1)).plusSeconds(60);
        for (var event : heard) {
            offers.hear(event, event.time().isAfter(LATER) ? event.time() : LATER);
        }
        heard.addAll(drained(offers));
        for (int seed = 1; seed <= 3; seed++) {
            var anew = new ArrayList<>(heard);
            anew.addAll(heard);
            Collections.shuffle(anew, new Random(seed));
            try (var again = open("again-" + seed, campaign(100, 0))) {
                assertThat(again.isEmpty()).isTrue();
                var longAfter = now.plus(Duration.ofDays(3));
                for (var event : anew) {
                    again.hear(event, longAfter);
                }
                for (int customer = 0; customer < 20; customer++) {
                    var reference = "customer-" + customer;
                    assertThat(again.offers(reference, now))
                            .as("%s, seed %d", reference, seed)
                            .isEqualTo(offers.offers(reference, now));
                }
                var end = now.plus(Duration.ofDays(20));
                assertThat(again.uplift("autumn", end)).isEqualTo(offers.uplift("autumn", end));
            }
        }
    }

    /** A world in which offers make fifteen of a hundred buy who would not have: through the bus, the database and the hold-out. */
    @Test
    void what_offers_do_is_measured_as_it_is() throws NotTaken {
        double truth = 0.15;
        offers.close();
        offers = open("world", campaign(10_000, 40));
        learn(offers);
        var dice = new Random(7);
        int customers = 400;
        try (var bus = LocalBus.open("jdbc:sqlite:" + folder.resolve("bus.db"), () -> LATER)) {
            bus.subscribe("offers", Offers.NEWS, event -> offers.hear(event, LATER));
            for (int customer = 0; customer < customers; customer++) {
                var reference = "customer-" + customer;
                bus.put(told.allowsAll(reference));
                while (bus.step()) {}
                bus.put(List.of(told.sold(LATER, reference, List.of("coffee"))));
                while (bus.step()) {}
                boolean isOffered = !offers.offers(reference, LATER).isEmpty();
                if (dice.nextDouble() < 0.10 + (isOffered ? truth : 0)) {
                    bus.put(List.of(told.sold(LATER.plus(Duration.ofDays(2)), reference, List.of("milk"))));
                }
            }
            while (offers.step(bus) || bus.step()) {}
            assertThat(bus.countDeadLetters()).isZero();
        }
        var uplift = offers.uplift("autumn", LATER.plus(Duration.ofDays(10)));
        assertThat(uplift.offered() + uplift.heldOut()).isEqualTo(customers);
        assertThat(uplift.heldOut()).isBetween(customers / 3L, customers / 2L);
        assertThat(truth).isBetween(uplift.from(), uplift.to());
        assertThat(uplift.from()).as("that it does something is seen").isPositive();
    }

    @Test
    void what_makes_no_sense_is_not_taken() {
        assertThatThrownBy(() -> offers.hear(told.sold(NOW, List.of("x".repeat(33))), NOW))
                .isInstanceOf(NotTaken.class)
                .hasMessageContaining("no item's id");
    }
}
