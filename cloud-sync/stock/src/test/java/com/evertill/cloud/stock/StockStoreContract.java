package com.evertill.cloud.stock;

import static com.evertill.cloud.stock.Told.APPLES;
import static com.evertill.cloud.stock.Told.MILK;
import static com.evertill.cloud.stock.Told.NOON;
import static com.evertill.cloud.stock.Told.STORE;
import static com.evertill.cloud.stock.Told.cancelled;
import static com.evertill.cloud.stock.Told.collected;
import static com.evertill.cloud.stock.Told.counted;
import static com.evertill.cloud.stock.Told.fact;
import static com.evertill.cloud.stock.Told.placed;
import static com.evertill.cloud.stock.Told.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventBus.BusFault;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.StaffId;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link StockStore} must do, with the rules on top of it. A subclass says how one is opened. */
public abstract class StockStoreContract {
    private static final Kind MILK_HERE = new Kind(STORE, MILK, Unit.EACH);

    private final Map<String, JsonNode> withheld = new HashMap<>();
    private StockStore store;
    private Stock stock;

    /** Opens the store under test; a second call sees what the first one's kept. */
    protected abstract StockStore open();

    @BeforeEach
    void begin() {
        store = open();
        stock = new Stock(store, (key, batch) -> Optional.ofNullable(withheld.get(key + " in " + batch)));
    }

    @AfterEach
    void end() {
        stock.close();
    }

    private void hears(CloudEvent... events) throws NotTaken {
        for (var event : events) {
            stock.take(event, NOON);
        }
    }

    private StockLevel milk() {
        return stock.levels(STORE, MILK).getFirst();
    }

    private List<CloudEvent> told() {
        var told = new ArrayList<CloudEvent>();
        while (stock.step(told::addAll)) {}
        return told;
    }

    private List<String> tells() {
        return told().stream()
                .map(event -> event.type().replaceAll(".*\\.(.*)\\.v1", "$1"))
                .toList();
    }

    @Test
    void what_is_taken_survives_closing_and_opening() throws NotTaken {
        hears(fact(1, received(MILK, 10)), placed("o-1", MILK, 3));
        var before = milk();
        stock.close();
        begin();
        assertThat(milk()).isEqualTo(before);
        assertThat(before)
                .extracting(StockLevel::onHand, StockLevel::reserved, StockLevel::available)
                .containsExactly(Quantity.each(10), Quantity.each(3), Quantity.each(7));
        assertThat(tells()).containsExactlyInAnyOrder("level-changed", "reserved", "level-changed");
    }

    @Test
    void whoever_was_not_fast_enough_changes_nothing() {
        var movement = new Movement(MILK_HERE, new Place(NodeId.parse("acme.berlin.a"), 1, 1, NOON), 5_000);
        var level = Level.none(MILK_HERE).with(movement).settled();
        var change = new Change(List.of(level), List.of(movement), List.of(), Optional.empty(), List.of());
        assertThat(store.commit(change)).isTrue();
        assertThat(store.commit(change)).isFalse();

        var order = new Reservation.LetGo("o-1", 1, STORE, Reservation.Why.CANCELLED);
        var event = StockEvents.released(order, List.of(), NOON);
        var late = new Change(List.of(level), List.of(), List.of(), Optional.of(order), List.of(event));
        assertThat(store.commit(late)).isFalse();
        assertThat(store.reservation("o-1")).isEmpty();
        assertThat(told()).isEmpty();

        var inTime = new Change(List.of(level.settled()), List.of(), List.of(), Optional.of(order), List.of(event));
        assertThat(store.commit(inTime)).isTrue();
        assertThat(store.commit(new Change(List.of(), List.of(), List.of(), Optional.of(order), List.of(event))))
                .as("the same reservation once more")
                .isFalse();
        assertThat(store.level(MILK_HERE)).isEqualTo(level.settled());
        assertThat(store.reservation("o-1")).contains(order);
        assertThat(told()).containsExactly(event);
    }

    @Test
    void a_movement_is_known_by_its_place_and_its_kind() throws NotTaken {
        hears(fact(7, received(MILK, 10)));
        var place = new Place(NodeId.parse("acme.berlin.a"), 1, 7, NOON.plusSeconds(7));
        assertThat(store.knows(MILK_HERE, place)).isTrue();
        assertThat(store.knows(MILK_HERE, new Place(place.node(), 2, 7, place.at())))
                .isFalse();
        assertThat(store.knows(MILK_HERE, new Place(place.node(), 1, 8, place.at())))
                .isFalse();
        assertThat(store.knows(new Kind(STORE, MILK, Unit.KG), place)).isFalse();
        assertThat(store.movements(MILK_HERE)).containsExactly(new Movement(MILK_HERE, place, 10_000));
    }

    @Test
    void a_fact_that_comes_again_changes_nothing() throws NotTaken {
        hears(fact(1, received(MILK, 10)), fact(2, counted(MILK, 9)), fact(3, received(MILK, 1)));
        var before = milk();
        told();
        hears(fact(3, received(MILK, 1)), fact(2, counted(MILK, 9)), fact(1, received(MILK, 10)));
        assertThat(milk()).isEqualTo(before);
        assertThat(before.onHand()).isEqualTo(Quantity.each(10));
        assertThat(told()).isEmpty();
    }

    @Test
    void an_order_gets_all_or_nothing() throws NotTaken {
        hears(fact(1, received(MILK, 2)), fact(2, received(APPLES, 1)));
        told();
        var lines = List.of(
                new Reservation.Line(MILK, Quantity.each(2)),
                new Reservation.Line(APPLES, Quantity.each(1)),
                new Reservation.Line(APPLES, Quantity.each(1)));
        hears(placed("o-1", STORE, NOON, lines));
        assertThat(milk().reserved()).isEqualTo(Quantity.each(0));
        var told = told();
        assertThat(told).hasSize(1);
        var no = told.getFirst().read(StockEvents.NotReserved.class);
        assertThat(no.order()).isEqualTo("o-1");
        assertThat(no.missing()).containsExactly(new StockEvents.Missing(APPLES, Quantity.each(2), Quantity.each(1)));

        hears(placed("o-1", STORE, NOON, lines), fact(3, received(APPLES, 1)), placed("o-1", STORE, NOON, lines));
        assertThat(tells()).as("it was answered").containsExactly("level-changed");
        hears(placed("o-2", STORE, NOON, lines));
        assertThat(tells()).containsExactlyInAnyOrder("reserved", "level-changed", "level-changed");
        assertThat(milk().available()).isEqualTo(Quantity.each(0));
    }

    @Test
    void an_order_of_ninety_items_is_held_at_once_and_of_more_it_is_not() throws NotTaken {
        var lines = IntStream.rangeClosed(1, 91)
                .mapToObj(i -> new Reservation.Line("plu:" + (10_000 + i), Quantity.each(1)))
                .toList();
        var stockLines = lines.stream()
                .map(line -> new Payload.StockLine(line.item(), line.quantity()))
                .toList();
        hears(fact(1, new Payload.StockReceived("d", stockLines, new StaffId("11"))));
        told();
        hears(placed("o-1", STORE, NOON, lines.subList(0, 90)));
        assertThat(tells()).contains("reserved").hasSize(91);
        hears(placed("o-2", STORE, NOON, lines));
        assertThat(told())
                .extracting(event -> event.read(StockEvents.NotReserved.class).why())
                .containsExactly(StockEvents.WhyNot.TOO_MANY_ITEMS);
        hears(cancelled("o-1"));
        assertThat(tells()).contains("released").hasSize(91);
    }

    @Test
    void of_many_at_once_as_many_get_it_as_there_are_pieces() throws NotTaken {
        hears(fact(1, received(MILK, 5)));
        told();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 12; i++) {
                var order = placed("o-" + i, MILK, 1);
                threads.execute(() -> untilTaken(order));
            }
        }
        assertThat(milk())
                .extracting(StockLevel::reserved, StockLevel::available)
                .containsExactly(Quantity.each(5), Quantity.each(0));
        var told = tells();
        assertThat(told).filteredOn("reserved"::equals).hasSize(5);
        assertThat(told).filteredOn("not-reserved"::equals).hasSize(7);
    }

    private void untilTaken(CloudEvent event) {
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                stock.take(event, NOON);
                return;
            } catch (NotTaken othersWereFaster) {
                // As a bus does: it comes again.
            }
        }
    }

    @Test
    void a_safety_stock_is_promised_to_nobody() throws NotTaken {
        hears(fact(1, received(MILK, 5)));
        stock.setSafetyStock(STORE, 1_000);
        stock.setSafetyStock(STORE, 2_000);
        assertThat(milk().available()).isEqualTo(Quantity.each(3));
        told();
        hears(placed("o-1", MILK, 4), placed("o-2", MILK, 3));
        assertThat(tells()).containsExactlyInAnyOrder("not-reserved", "reserved", "level-changed");
        assertThat(store.safetyStock("acme.hamburg")).isZero();
    }

    @Test
    void a_cancel_that_comes_first_is_remembered() throws NotTaken {
        hears(fact(1, received(MILK, 5)), cancelled("o-1"), placed("o-1", MILK, 3), cancelled("o-1"));
        assertThat(milk().available()).isEqualTo(Quantity.each(5));
        assertThat(tells()).containsExactly("level-changed");
    }

    @Test
    void what_is_let_go_is_let_go_once() throws NotTaken {
        hears(fact(1, received(MILK, 5)), placed("o-1", MILK, 3), placed("o-1", MILK, 3));
        told();
        hears(collected("o-1"), collected("o-1"), cancelled("o-1"), placed("o-1", MILK, 3));
        assertThat(milk().reserved()).isEqualTo(Quantity.each(0));
        assertThat(tells()).containsExactlyInAnyOrder("released", "level-changed");
    }

    @Test
    void nobody_waits_for_ever_for_who_does_not_come() throws NotTaken {
        var until = NOON.plus(Reservation.HELD_FOR);
        hears(fact(1, received(MILK, 5)), placed("o-1", MILK, 3), placed("o-2", MILK, 1), collected("o-2"));
        assertThat(stock.expire(until.minusMillis(1))).isFalse();
        told();
        assertThat(stock.expire(until)).isTrue();
        assertThat(milk().available()).isEqualTo(Quantity.each(5));
        assertThat(told())
                .filteredOn(event -> event.type().equals(StockEvents.RELEASED))
                .extracting(event -> event.read(StockEvents.Released.class))
                .extracting(StockEvents.Released::order, StockEvents.Released::reason)
                .containsExactly(tuple("o-1", Reservation.Why.EXPIRED));
        assertThat(stock.expire(until)).isFalse();
        hears(collected("o-1"));
        assertThat(told()).isEmpty();
    }

    @Test
    void an_oversell_is_told_once_with_the_newest_orders_that_make_up_for_it() throws NotTaken {
        hears(fact(1, received(MILK, 6)));
        hears(
                placed("o-old", STORE, NOON, List.of(new Reservation.Line(MILK, Quantity.each(3)))),
                placed("o-new", STORE, NOON.plusSeconds(2), List.of(new Reservation.Line(MILK, Quantity.each(1)))),
                placed("o-mid", STORE, NOON.plusSeconds(1), List.of(new Reservation.Line(MILK, Quantity.each(2)))));
        told();
        hears(fact(2, Told.adjusted(MILK, -2)), fact(3, Told.adjusted(MILK, -1)));
        var told = told().stream()
                .filter(event -> event.type().equals(StockEvents.OVERSOLD))
                .toList();
        assertThat(told).hasSize(1);
        var oversold = told.getFirst().read(StockEvents.Oversold.class);
        assertThat(oversold.shortBy()).isEqualTo(Quantity.each(2));
        assertThat(oversold.reconsider())
                .extracting(StockEvents.ToReconsider::order)
                .containsExactly("o-new", "o-mid");
        assertThat(milk().reserved()).as("nothing is taken back").isEqualTo(Quantity.each(6));

        hears(cancelled("o-old"));
        assertThat(tells()).as("it is over").doesNotContain("oversold");
        hears(fact(4, Told.adjusted(MILK, -1)));
        assertThat(tells()).as("another one").contains("oversold");
    }

    @Test
    void an_item_is_found_in_all_stores_of_its_tenant_page_by_page() throws NotTaken {
        for (var shop : List.of("acme.berlin", "acme.hamburg", "acme.munich", "other.berlin")) {
            hears(fact(new FactKey(NodeId.parse(shop + ".a"), 1, 1), NOON, received(MILK, 4)));
        }
        stock.setSafetyStock("acme.munich", 3_000);
        var first = stock.across("acme", MILK, null, 2);
        assertThat(first.levels()).extracting(StockLevel::store).containsExactly("acme.berlin", "acme.hamburg");
        var second = stock.across("acme", MILK, first.next(), 2);
        assertThat(second.levels())
                .extracting(StockLevel::store, StockLevel::available)
                .containsExactly(tuple("acme.munich", Quantity.each(1)));
        assertThat(second.next()).isNull();
        assertThat(stock.across("acme", APPLES, null, 2).levels()).isEmpty();
    }

    @Test
    void an_item_kept_in_two_units_has_two_levels() throws NotTaken {
        var kilos = new Payload.StockReceived(
                "d", List.of(new Payload.StockLine(APPLES, new Quantity(1_500, Unit.KG))), new StaffId("11"));
        hears(fact(1, received(APPLES, 4)), fact(2, kilos));
        assertThat(stock.levels(STORE, APPLES))
                .extracting(StockLevel::onHand)
                .containsExactly(Quantity.each(4), new Quantity(1_500, Unit.KG));
        assertThat(stock.levels(STORE, MILK)).isEmpty();
    }

    @Test
    void what_a_bus_does_not_take_is_still_there() throws NotTaken {
        hears(fact(1, received(MILK, 5)));
        assertThatThrownBy(() -> stock.step(_ -> {
                    throw new BusFault("the bus is away");
                }))
                .isInstanceOf(BusFault.class);
        assertThat(tells()).containsExactly("level-changed");
        assertThat(stock.step(_ -> {})).isFalse();
    }

    @Test
    void what_is_too_large_for_a_bus_is_asked_for() throws NotTaken {
        var key = new FactKey(NodeId.parse("acme.berlin.a"), 1, 7);
        assertThatThrownBy(() -> hears(Told.withheld(key, 5)))
                .isInstanceOf(NotTaken.class)
                .hasMessageContaining("acme.berlin.a/1/7 was withheld");
        withheld.put(key + " in 5", Json.mapper().valueToTree(received(MILK, 5)));
        hears(Told.withheld(key, 5));
        assertThat(milk().onHand()).isEqualTo(Quantity.each(5));
    }

    @Test
    void what_makes_no_sense_is_not_taken() {
        var nothing = placed("o-1", MILK, 0);
        assertThatThrownBy(() -> hears(nothing)).isInstanceOf(NotTaken.class).hasMessageContaining("wants 0 EACH");
        var absurd = fact(1, received(MILK, 2_000_000_000));
        assertThatThrownBy(() -> hears(absurd)).isInstanceOf(NotTaken.class).hasMessageContaining("any shop can mean");
        assertThat(stock.levels(STORE, MILK)).isEmpty();
    }

    @Test
    void many_events_leave_in_handfuls() throws NotTaken {
        for (int sequence = 1; sequence <= 25; sequence++) {
            hears(fact(sequence, received(MILK, 1)));
        }
        assertThat(told()).extracting(CloudEvent::id).doesNotHaveDuplicates().hasSize(25);
    }
}
