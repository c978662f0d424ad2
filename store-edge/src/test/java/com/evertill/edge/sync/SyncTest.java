package com.evertill.edge.sync;

import static com.evertill.edge.sync.Box.NODE;
import static com.evertill.edge.sync.Box.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.facts.Batch.Rejection;
import com.evertill.commerce.messages.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SyncTest extends Conversation {

    @Test
    void what_is_sold_online_is_confirmed_at_once() {
        connect();
        talk();
        box.sell();
        talk();
        assertThat(cloud.facts()).isEqualTo(box.facts());
        assertThat(status().waiting()).isZero();
        assertThat(status().lastConfirmed()).isEqualTo(now);
        assertThat(status().oldestWaiting()).isNull();
    }

    @Test
    void the_first_word_on_every_connection_is_hello() {
        box.sell(3);
        connect();
        talk();
        assertThat(cloud.hellos).hasSize(1).first().satisfies(hello -> {
            assertThat(hello.node()).isEqualTo(NODE);
            assertThat(hello.highest()).isEqualTo(4);
            assertThat(hello.confirmed()).isZero();
            assertThat(hello.zone()).isEqualTo("north");
        });
        box.sync.disconnected();
        connect();
        talk();
        assertThat(cloud.hellos).hasSize(2).last().satisfies(hello -> assertThat(hello.confirmed())
                .isEqualTo(4));
    }

    @Test
    void a_hello_without_answer_is_said_again_and_one_with_an_answer_minutes_later() {
        connect();
        assertThat(next().topic()).isEqualTo(Topic.HELLO);
        drain();
        pass(Duration.ofSeconds(31));
        assertThat(next().topic()).isEqualTo(Topic.HELLO);
        hear(cloud.confirm(now, null));
        drain();
        pass(Duration.ofMinutes(4));
        assertThat(drain()).noneMatch(message -> message.topic() == Topic.HELLO);
        pass(Duration.ofMinutes(1));
        assertThat(next().topic()).isEqualTo(Topic.HELLO);
    }

    @Test
    void without_a_connection_there_is_nothing_to_do() {
        box.sell();
        assertThat(box.sync.step(now)).isEmpty();
        assertThat(status().online()).isFalse();
        assertThat(status().oldestWaiting()).isEqualTo(NOON);
    }

    @Test
    void f04_a_second_outage_during_catch_up_loses_nothing() {
        box.sell(5_000);
        connect();
        for (int i = 0; i < 4; i++) {
            deliver(next());
        }
        box.sync.disconnected();
        box.sell(10);
        box.restart();
        connect();
        deliver(next());
        drain();
        box.sync.disconnected();
        connect();
        talk();
        assertThat(cloud.facts()).isEqualTo(box.facts());
        assertThat(status().waiting()).isZero();
    }

    @Test
    void f29_a_broker_that_takes_everything_and_loses_it_delays_and_loses_nothing() {
        box.sell(500);
        connect();
        assertThat(drain()).as("hello and what waits").hasSizeGreaterThan(1);
        assertThat(status().confirmed()).isZero();
        pass(Duration.ofSeconds(21));
        talk();
        assertThat(cloud.facts()).isEqualTo(box.facts());
    }

    @Test
    void no_batch_is_too_large_for_the_wire_however_badly_it_deflates() {
        var random = new Random(1);
        for (int i = 0; i < 40; i++) {
            var noise = new StringBuilder();
            random.ints(20_000, 33, 127).forEach(c -> noise.append((char) c));
            box.sell(noise.toString());
        }
        connect();
        talk();
        assertThat(cloud.facts()).isEqualTo(box.facts());
        assertThat(status().problem()).isNull();
    }

    @Test
    void a_fact_too_large_for_any_message_is_said_loudly() {
        var random = new Random(1);
        var noise = new StringBuilder();
        random.ints(300_000, 33, 127).forEach(c -> noise.append((char) c));
        box.sell(noise.toString());
        connect();
        talk();
        assertThat(status().problem()).isEqualTo(SyncProblem.A_FACT_IS_TOO_LARGE_TO_SEND);
    }

    @Test
    void a_confirmation_that_the_cloud_did_not_sign_moves_nothing() {
        box.sell();
        connect();
        var stranger = new FakeCloud(new Keys(keys.node(), Keys.ed25519()));
        box.sync.step(now);
        box.sync.step(now).ifPresent(batch -> hear(stranger.receive(Topic.FACTS, batch.payload(), now)));
        assertThat(status().confirmed()).isZero();
        assertThat(status().problem()).isEqualTo(SyncProblem.THE_CLOUDS_SIGNATURE_IS_WRONG);
        pass(Duration.ofSeconds(31));
        talk();
        assertThat(status().problem()).isNull();
    }

    @Test
    void a_cloud_that_lost_what_it_had_confirmed_gets_it_again() {
        box.sell(20);
        connect();
        talk();
        assertThat(status().confirmed()).isEqualTo(21);
        cloud.stored.clear();
        pass(Duration.ofMinutes(6));
        deliver(next());
        assertThat(status().problem()).isEqualTo(SyncProblem.THE_CLOUD_HOLDS_LESS_THAN_IT_CONFIRMED);
        assertThat(status().confirmed()).as("never backwards").isEqualTo(21);
        talk();
        assertThat(cloud.facts()).isEqualTo(box.facts());
        assertThat(status().problem()).isNull();
    }

    @Test
    void a_late_older_confirmation_moves_nothing_back() {
        connect();
        talk();
        var early = cloud.confirm(now.minusSeconds(1), null);
        box.sell();
        talk();
        hear(early);
        assertThat(status().confirmed()).isEqualTo(2);
        assertThat(drain()).isEmpty();
        assertThat(status().problem()).isNull();
    }

    @Test
    void why_the_cloud_did_not_take_a_batch_is_shown_until_it_takes_it() {
        box.sell();
        connect();
        hear(cloud.confirm(now, Rejection.ITS_NODE_IS_UNKNOWN));
        assertThat(status().problem()).isEqualTo(SyncProblem.THE_CLOUD_DOES_NOT_KNOW_THIS_BOX);
        drain();
        pass(Duration.ofSeconds(31));
        talk();
        assertThat(status().problem()).isNull();
    }

    @Test
    void nonsense_on_our_topics_changes_nothing_and_is_shown() {
        connect();
        hear("{".getBytes(StandardCharsets.UTF_8));
        assertThat(status().problem()).isEqualTo(SyncProblem.A_MESSAGE_OF_THE_CLOUD_CANNOT_BE_READ);
        assertThat(status().confirmed()).isZero();
    }

    @Test
    void unplugged_stays_unplugged_over_a_restart_and_plugged_in_catches_up() {
        connect();
        talk();
        box.sync.unplug();
        box.sell(10);
        assertThat(box.sync.step(now)).isEmpty();
        box.restart();
        connect();
        assertThat(box.sync.step(now)).isEmpty();
        assertThat(status().plugged()).isFalse();
        box.sync.plug();
        connect();
        talk();
        assertThat(status().waiting()).isZero();
        assertThat(cloud.facts()).isEqualTo(box.facts());
    }

    @Test
    void the_position_is_on_the_disk_a_second_later() {
        connect();
        talk();
        pass(Duration.ofSeconds(1));
        talk();
        box.restart();
        assertThat(status().confirmed()).isEqualTo(1);
        assertThat(status().lastConfirmed()).isEqualTo(NOON);
    }

    @Test
    void what_the_link_could_not_deliver_is_tried_again_soon() {
        box.sell();
        connect();
        for (var message : drain()) {
            box.sync.undelivered(message, now);
        }
        assertThat(drain()).isEmpty();
        pass(Duration.ofSeconds(5));
        talk();
        assertThat(status().waiting()).isZero();
    }
}
