package com.evertill.cloud.stock;

import static com.evertill.cloud.stock.Told.MILK;
import static com.evertill.cloud.stock.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.node.NodeId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five pieces of one item, and more orders for it than that; every order of everything, each in a store of its own. */
class PromisesTest {
    @TempDir
    Path folder;

    private Stock stock;
    private int stores;

    @BeforeEach
    void open() {
        stock = new Stock(SqliteStockStore.open("jdbc:sqlite:" + folder.resolve("stock.db")), Told.NOTHING_WITHHELD);
    }

    @AfterEach
    void close() {
        stock.close();
    }

    private interface Step {
        CloudEvent in(String store);
    }

    private static Step arrives(long sequence, long pieces) {
        return store -> Told.fact(
                new FactKey(NodeId.parse(store + ".a"), 1, sequence),
                NOON.plusSeconds(sequence),
                Told.received(MILK, pieces));
    }

    private static Step wants(String order, long pieces) {
        return store ->
                Told.placed(order + store, store, NOON, List.of(new Reservation.Line(MILK, Quantity.each(pieces))));
    }

    private static Step cancels(String order) {
        return store -> Told.cancelled(order + store, store);
    }

    private static Step collects(String order) {
        return store -> Told.collected(order + store, store);
    }

    @Test
    void nothing_is_promised_twice_in_whatever_order_it_comes() throws NotTaken {
        var steps = List.of(arrives(1, 5), wants("a-", 2), wants("b-", 3), cancels("a-"), wants("c-", 2));
        var orders = orders(steps);
        assertThat(orders).hasSize(120);
        for (var order : orders) {
            var store = "acme.s" + ++stores;
            for (var step : order) {
                stock.take(step.in(store), NOON);
                stock.take(step.in(store), NOON);
                for (var level : stock.levels(store, MILK)) {
                    assertThat(level.reserved().thousandths())
                            .isLessThanOrEqualTo(level.onHand().thousandths());
                    assertThat(level.available().thousandths())
                            .isEqualTo(level.onHand().thousandths()
                                    - level.reserved().thousandths());
                }
            }
            assertThat(stock.levels(store, MILK).getFirst().onHand()).isEqualTo(Quantity.each(5));
        }
        var told = new ArrayList<CloudEvent>();
        while (stock.step(told::addAll)) {}
        assertThat(told).extracting(CloudEvent::id).doesNotHaveDuplicates();
        assertThat(told).extracting(CloudEvent::type).doesNotContain(StockEvents.OVERSOLD);
    }

    @Test
    void where_there_is_enough_for_all_the_end_is_always_the_same() throws NotTaken {
        var steps = List.of(wants("a-", 2), wants("b-", 3), cancels("a-"), collects("b-"), wants("c-", 2));
        for (var order : orders(steps)) {
            var store = "acme.s" + ++stores;
            stock.take(arrives(1, 100).in(store), NOON);
            for (var step : order) {
                stock.take(step.in(store), NOON);
            }
            assertThat(stock.levels(store, MILK))
                    .extracting(level -> level.onHand().toString() + ", " + level.reserved())
                    .containsExactly("100 EACH, 2 EACH");
        }
    }

    private static <T> List<List<T>> orders(List<T> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<T>>();
        for (int first = 0; first < of.size(); first++) {
            var rest = new ArrayList<>(of);
            var chosen = rest.remove(first);
            for (var others : orders(rest)) {
                var order = new ArrayList<T>();
                order.add(chosen);
                order.addAll(others);
                all.add(order);
            }
        }
        return all;
    }
}
