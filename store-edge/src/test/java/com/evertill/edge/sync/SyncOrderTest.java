package com.evertill.edge.sync;

import static com.evertill.edge.sync.Box.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.facts.Batch.RejectedException;
import com.evertill.commerce.messages.Topic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes before what. */
class SyncOrderTest extends Conversation {

    @Test
    void f07_weeks_offline_arrive_whole_and_the_newest_sale_among_the_first() {
        box.sell(60_000);
        long newest = box.sell("now").key().sequence();
        connect();
        deliver(next());
        deliver(next());
        assertThat(cloud.stored.lastEntry().getValue().last()).isEqualTo(newest);
        assertThat(cloud.facts()).isEmpty();
        talk();
        assertThat(cloud.facts()).isEqualTo(box.facts());
        assertThat(cloud.arrivals).as("each batch once").doesNotHaveDuplicates();
    }

    @Test
    void a_new_sale_goes_next_however_much_waits_and_whatever_went_last() throws RejectedException {
        box.sell(30_000);
        connect();
        deliver(next());
        for (int i = 0; i < 5; i++) {
            var first = next();
            var second = next();
            assertThat(box.sync.step(now)).as("the link has enough to do").isEmpty();
            var sale = box.sell("now");
            assertThat(box.sync.step(now)).isEmpty();
            deliver(first);
            var third = next();
            assertThat(lastIn(third)).isEqualTo(sale.key().sequence());
            deliver(second);
            deliver(third);
        }
        talk();
        assertThat(cloud.facts()).isEqualTo(box.facts());
        assertThat(cloud.arrivals).as("each batch once").doesNotHaveDuplicates();
    }

    @Test
    void a_new_sale_waits_for_one_batch_to_land_where_a_whole_window_is_under_way() throws RejectedException {
        box.sell(30_000);
        connect();
        deliver(next());
        var underWay = drain();
        assertThat(underWay).hasSize(9);
        var sale = box.sell("now");
        assertThat(box.sync.step(now)).isEmpty();
        deliver(underWay.get(1));
        assertThat(lastIn(next())).isEqualTo(sale.key().sequence());
    }

    @Test
    void a_greeting_waits_for_no_backlog() {
        box.sell(30_000);
        connect();
        deliver(next());
        next();
        next();
        assertThat(box.sync.step(now)).as("the link has enough to do").isEmpty();
        box.sync.sayHello(now);
        assertThat(next().topic()).isEqualTo(Topic.HELLO);
    }

    @Test
    void at_most_eight_batches_behind_the_position_are_under_way() {
        connect();
        talk();
        for (int i = 0; i < 100; i++) {
            box.sell();
            drainInto(new ArrayList<>());
        }
        var status = status();
        assertThat(status.waiting()).isEqualTo(100);
        long batches =
                box.database.read(tx -> tx.number("SELECT count(*) FROM batch WHERE last > ?", status.confirmed()));
        assertThat(batches).isLessThanOrEqualTo(9);
    }

    @Test
    void boundaries_once_cut_stay_over_restarts() throws RejectedException {
        box.sell(3);
        connect();
        var first = batchesIn(drain());
        box.sell(3);
        box.restart();
        connect();
        var again = batchesIn(drain());
        assertThat(again).hasSize(2);
        assertThat(again.getLast().first()).isEqualTo(first.getFirst().first());
        assertThat(again.getLast().last()).isEqualTo(first.getFirst().last());
    }

    private long lastIn(Outgoing message) throws RejectedException {
        return batchesIn(List.of(message)).getFirst().last();
    }

    private List<Batch> batchesIn(List<Outgoing> messages) throws RejectedException {
        var batches = new ArrayList<Batch>();
        for (var message : messages) {
            if (message.topic() == Topic.FACTS) {
                batches.add(Batch.decode(message.payload(), NODE, keys.node().getPublic()));
            }
        }
        return batches;
    }
}
