package com.evertill.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sync by a clock that is wrong. */
class SyncClockTest extends Conversation {

    @BeforeEach
    void begin() {
        connect();
        talk();
    }

    @Test
    void f16_skew_against_the_cloud_is_measured_and_shown() {
        pass(Duration.ofMinutes(6));
        box.sync
                .step(now)
                .ifPresent(hello -> hear(cloud.receive(hello.topic(), hello.payload(), now.minusSeconds(90))));
        assertThat(box.sync.status().skewMillis()).isEqualTo(90_000);
    }

    @Test
    void f16_a_clock_that_was_a_day_ahead_and_is_set_right_holds_nothing_up() {
        pass(Duration.ofDays(1));
        box.sell();
        while (box.sync.step(now).isPresent()) {
            // All of it is lost on the way.
        }
        pass(Duration.ofDays(-1));
        talk();
        assertThat(cloud.hellos).hasSizeGreaterThan(1);
        assertThat(box.sync.status().waiting()).isZero();
    }

    @Test
    void f16_a_cloud_whose_clock_was_a_day_ahead_and_is_set_right_slows_no_shop() {
        cloudAhead = Duration.ofDays(1);
        box.sell();
        talk();
        cloudAhead = Duration.ZERO;
        for (int i = 0; i < 40; i++) {
            box.sell();
            talk();
            assertThat(box.sync.status().waiting()).as("after %d sales", i).isZero();
        }
        assertThat(cloud.arrivals).as("each at once, and once").hasSize(42).doesNotHaveDuplicates();
        assertThat(box.sync.status().skewMillis()).isZero();
    }

    @Test
    void f16_a_cloud_whose_clock_was_set_back_and_that_has_lost_something_is_believed_on_the_next_connection() {
        box.sell();
        talk();
        cloud.stored.clear();
        cloudAhead = Duration.ofDays(-1);
        box.sync.connected(now);
        talk();
        assertThat(cloud.facts()).isEqualTo(box.facts());
    }
}
