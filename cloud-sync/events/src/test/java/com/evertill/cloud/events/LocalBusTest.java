package com.evertill.cloud.events;

import static com.evertill.cloud.events.Carts.MONDAY;
import static com.evertill.cloud.events.Carts.PARKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.cloud.events.Subscriber.NotTaken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBusTest {
    private static final EventPattern PARKINGS = EventPattern.ofTypes(PARKED);

    @TempDir
    Path folder;

    private final Clock clock = new Clock();
    private final List<String> taken = new ArrayList<>();
    private LocalBus bus;

    @BeforeEach
    void open() {
        bus = LocalBus.open("jdbc:sqlite:" + folder.resolve("bus.db"), clock);
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void a_rule_gets_what_it_wants_and_nothing_else() {
        bus.subscribe("till", PARKINGS, this::take);
        bus.put(List.of(Carts.parked("1"), Carts.expired("2"), Carts.parked("3")));
        settle();
        assertThat(taken).containsExactly("1", "3");
    }

    @Test
    void every_rule_gets_it() {
        bus.subscribe("till", PARKINGS, this::take);
        bus.subscribe(
                "lake",
                EventPattern.of("{\"source\":[{\"prefix\":\"/evertill/\"}]}"),
                event -> taken.add("lake " + event.id()));
        bus.put(List.of(Carts.parked("1")));
        settle();
        assertThat(taken).containsExactlyInAnyOrder("1", "lake 1");
    }

    @Test
    void the_same_event_put_again_is_the_same_event() {
        bus.subscribe("till", PARKINGS, this::take);
        bus.put(List.of(Carts.parked("1"), Carts.parked("1")));
        bus.put(List.of(Carts.parked("1")));
        settle();
        assertThat(taken).containsExactly("1");
    }

    @Test
    void what_could_not_be_taken_comes_again_after_a_pause_and_lets_others_pass() {
        var away = new ArrayList<>(List.of("1", "1", "1"));
        bus.subscribe("till", PARKINGS, event -> {
            if (away.remove(event.id())) {
                throw new NotTaken("the till is away");
            }
            take(event);
        });
        bus.put(List.of(Carts.parked("1"), Carts.parked("2")));
        settle();
        assertThat(taken).containsExactly("2");
        clock.pass(Duration.ofSeconds(1));
        settle();
        clock.pass(Duration.ofSeconds(2));
        settle();
        assertThat(taken).containsExactly("2");
        clock.pass(Duration.ofSeconds(4));
        settle();
        assertThat(taken).containsExactly("2", "1");
    }

    @Test
    void what_nobody_takes_for_a_day_is_a_dead_letter_until_a_person_sends_it_again() {
        var refused = Collections.synchronizedList(new ArrayList<String>());
        bus.subscribe("till", PARKINGS, event -> {
            refused.add(event.id());
            if (refused.size() < 500 && taken.isEmpty()) {
                throw new NotTaken("no such shop");
            }
            take(event);
        });
        bus.put(List.of(Carts.parked("1")));
        for (int minute = 0; minute <= 24 * 60 + 20; minute++) {
            settle();
            clock.pass(Duration.ofMinutes(1));
        }
        settle();
        assertThat(bus.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.event()).isEqualTo(Carts.parked("1"));
            assertThat(letter.rule()).isEqualTo("till");
            assertThat(letter.why()).isEqualTo("no such shop");
            assertThat(letter.since()).isAfter(MONDAY.plus(LocalBus.LONGEST));
        });
        assertThat(refused).hasSizeBetween(140, LocalBus.MOST_ATTEMPTS);
        taken.add("mended");
        bus.redrive(bus.deadLetters().getFirst());
        settle();
        assertThat(taken).containsExactly("mended", "1");
        assertThat(bus.deadLetters()).isEmpty();
    }

    @Test
    void a_subscriber_that_falls_over_is_loud_and_its_event_is_neither_lost_nor_in_the_way() {
        bus.subscribe("till", PARKINGS, event -> {
            if (event.id().equals("1")) {
                throw new IllegalStateException("a bug");
            }
            take(event);
        });
        bus.put(List.of(Carts.parked("1")));
        assertThatThrownBy(bus::step).hasMessage("a bug");
        bus.put(List.of(Carts.parked("2")));
        settle();
        assertThat(taken).containsExactly("2");
        clock.pass(Duration.ofSeconds(1));
        assertThatThrownBy(bus::step).hasMessage("a bug");
    }

    @Test
    void a_bus_that_was_killed_goes_on_where_it_stood() {
        bus.subscribe("till", PARKINGS, this::take);
        bus.put(List.of(Carts.parked("1"), Carts.parked("2")));
        bus.close();
        open();
        bus.subscribe("till", PARKINGS, this::take);
        bus.put(List.of(Carts.parked("3")));
        settle();
        assertThat(taken).containsExactly("1", "2", "3");
    }

    @Test
    void a_new_rule_begins_with_what_comes_and_is_brought_what_was_by_a_replay() {
        bus.put(List.of(Carts.parked("1"), Carts.expired("2")));
        clock.pass(Duration.ofHours(1));
        bus.put(List.of(Carts.parked("3")));
        bus.subscribe("lake", PARKINGS, this::take);
        settle();
        assertThat(taken).isEmpty();
        assertThat(bus.replay("lake", MONDAY, clock.instant().plusSeconds(1))).isEqualTo(2);
        settle();
        assertThat(taken).containsExactly("1", "3");
        assertThat(bus.replay("lake", MONDAY, MONDAY.plusSeconds(1))).isEqualTo(1);
        settle();
        assertThat(taken).containsExactly("1", "3", "1");
    }

    @Test
    void a_thousand_events_come_once_each() {
        bus.subscribe("till", PARKINGS, this::take);
        for (int tens = 0; tens < 100; tens++) {
            int first = tens * 10;
            bus.put(IntStream.range(first, first + 10)
                    .mapToObj(id -> Carts.parked("" + id))
                    .toList());
        }
        settle();
        assertThat(taken).hasSize(1_000).doesNotHaveDuplicates();
    }

    @Test
    void old_events_are_let_go_but_not_what_is_on_its_way() {
        bus.subscribe("till", PARKINGS, event -> {
            if (event.id().equals("1")) {
                throw new NotTaken("not now");
            }
        });
        bus.put(List.of(Carts.parked("1"), Carts.parked("2")));
        assertThat(bus.forget(MONDAY.plusSeconds(1), Set.of())).isZero();
        settle();
        assertThat(bus.forget(MONDAY.plusSeconds(1), Set.of())).isEqualTo(1);
        assertThat(bus.replay("till", MONDAY, MONDAY.plusSeconds(1))).isEqualTo(1);
    }

    @Test
    void of_a_type_that_is_kept_all_can_be_replayed_however_old() {
        bus.subscribe("till", PARKINGS, this::take);
        bus.put(List.of(Carts.parked("1"), Carts.expired("2")));
        settle();
        assertThat(bus.forget(MONDAY.plusSeconds(1), Set.of(PARKED))).isOne();
        assertThat(bus.forget(MONDAY.plusSeconds(1), Set.of(PARKED))).isZero();
        assertThat(bus.replay("till", MONDAY, MONDAY.plusSeconds(1))).isOne();
    }

    @Test
    void a_rule_that_nobody_takes_from_any_more_keeps_nothing_for_ever() {
        bus.subscribe("till", PARKINGS, this::take);
        bus.subscribe("gone", PARKINGS, event -> {
            throw new NotTaken("not now");
        });
        bus.put(List.of(Carts.parked("1")));
        settle();
        bus.close();
        open();
        bus.subscribe("till", PARKINGS, this::take);
        bus.put(List.of(Carts.parked("2")));
        assertThat(bus.forget(MONDAY, Set.of())).isZero();
        settle();
        assertThat(bus.forget(MONDAY.plusSeconds(1), Set.of())).isEqualTo(2);
    }

    @Test
    void what_was_not_tried_is_brought_however_long_nobody_was_there() {
        bus.subscribe("till", PARKINGS, this::take);
        bus.put(List.of(Carts.parked("1")));
        bus.replay("till", MONDAY, MONDAY.plusSeconds(1));
        clock.pass(Duration.ofDays(3));
        settle();
        assertThat(taken).containsOnly("1");
        assertThat(bus.deadLetters()).isEmpty();
    }

    @Test
    void a_rule_is_added_while_others_are_brought_what_they_want() {
        bus.subscribe("till", PARKINGS, event -> {
            take(event);
            bus.subscribe("lake", PARKINGS, later -> taken.add("lake " + later.id()));
        });
        bus.subscribe("books", PARKINGS, event -> taken.add("books " + event.id()));
        bus.put(List.of(Carts.parked("1")));
        settle();
        bus.put(List.of(Carts.parked("2")));
        settle();
        assertThat(taken).containsExactlyInAnyOrder("1", "books 1", "2", "books 2", "lake 2");
    }

    @Test
    void more_than_a_bus_takes_at_once_is_a_bug() {
        var eleven =
                IntStream.range(0, 11).mapToObj(id -> Carts.parked("" + id)).toList();
        assertThatThrownBy(() -> bus.put(eleven)).isInstanceOf(IllegalArgumentException.class);
    }

    private void take(CloudEvent event) {
        taken.add(event.id());
    }

    private void settle() {
        while (bus.step()) {
            // until nothing is due
        }
    }
}
