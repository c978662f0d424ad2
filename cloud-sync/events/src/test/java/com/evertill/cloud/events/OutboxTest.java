package com.evertill.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.sqlite.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    @TempDir
    Path folder;

    private Database database;
    private Outbox outbox;
    private final List<String> put = new ArrayList<>();

    @BeforeEach
    void open() {
        database = Database.open("jdbc:sqlite:" + folder.resolve("carts.db"), List.of(Outbox.SCHEMA, Inbox.SCHEMA));
        outbox = new Outbox(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_was_committed_is_told_in_order_and_what_was_undone_is_not() {
        database.act(tx -> {
            for (int id = 0; id < 25; id++) {
                Outbox.put(tx, Carts.parked("" + id));
            }
        });
        assertThatThrownBy(() -> database.act(tx -> {
                    Outbox.put(tx, Carts.parked("undone"));
                    throw new IllegalStateException("the cart was not parked after all");
                }))
                .hasMessageContaining("after all");
        int steps = 0;
        while (outbox.step(this::put)) {
            steps++;
        }
        assertThat(steps).isEqualTo(3);
        assertThat(put).hasSize(25).startsWith("0", "1", "2").doesNotContain("undone");
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void no_more_is_put_at_once_than_a_single_event_may_weigh() {
        var text = Map.of("text", "x".repeat(CloudEvent.MOST_BYTES / 3));
        database.act(tx -> {
            for (int id = 0; id < 5; id++) {
                Outbox.put(tx, CloudEvent.of("/evertill/carts", "" + id, Carts.PARKED, "c", Carts.MONDAY, text));
            }
        });
        var sizes = new ArrayList<Integer>();
        while (outbox.step(events -> sizes.add(events.size()))) {}
        assertThat(sizes).containsExactly(2, 2, 1);
    }

    @Test
    void what_nobody_behind_the_bus_could_read_is_loud_as_well() {
        Object nested = "x";
        for (int depth = 0; depth < 64; depth++) {
            nested = List.of(nested);
        }
        var deep = CloudEvent.of("/evertill/carts", "1", Carts.PARKED, "c", Carts.MONDAY, Map.of("nested", nested));
        assertThat(deep.fitsABus()).isFalse();
        assertThatThrownBy(() -> database.act(tx -> Outbox.put(tx, deep))).hasMessageContaining("nested too deeply");
    }

    @Test
    void what_the_bus_did_not_take_waits() {
        database.act(tx -> Outbox.put(tx, Carts.parked("1")));
        assertThatThrownBy(() -> outbox.step(_ -> {
                    throw new EventBus.BusFault("The bus is away.");
                }))
                .isInstanceOf(EventBus.BusFault.class);
        assertThat(outbox.waiting()).isEqualTo(1);
        assertThat(outbox.events()).containsExactly(Carts.parked("1"));
        assertThat(outbox.step(this::put)).isTrue();
        assertThat(put).containsExactly("1");
    }

    @Test
    void what_no_bus_would_take_is_loud_where_it_is_made() {
        var large = CloudEvent.of(
                "/evertill/carts",
                "1",
                Carts.PARKED,
                "c",
                Carts.MONDAY,
                Map.of("text", "x".repeat(CloudEvent.MOST_BYTES)));
        assertThatThrownBy(() -> database.act(tx -> Outbox.put(tx, large))).hasMessageContaining("takes no more than");
    }

    @Test
    void an_event_that_comes_again_is_not_new() {
        boolean first = database.write(tx -> Inbox.isNew(tx, Carts.parked("1"), Carts.MONDAY));
        boolean again = database.write(tx -> Inbox.isNew(tx, Carts.parked("1"), Carts.MONDAY));
        boolean other = database.write(tx -> Inbox.isNew(tx, Carts.parked("2"), Carts.MONDAY.plusSeconds(60)));
        assertThat(List.of(first, again, other)).containsExactly(true, false, true);
        int forgotten = database.write(tx -> Inbox.forget(
                tx, Carts.MONDAY.plus(Duration.ofDays(14)), Duration.ofDays(14).minusSeconds(30)));
        assertThat(forgotten).isEqualTo(1);
        boolean newAgain = database.write(tx -> Inbox.isNew(tx, Carts.parked("1"), Carts.MONDAY));
        assertThat(newAgain).isTrue();
    }

    private void put(List<CloudEvent> events) {
        events.forEach(event -> put.add(event.id()));
    }
}
