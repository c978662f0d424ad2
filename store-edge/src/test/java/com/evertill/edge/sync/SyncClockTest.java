package com.evertill.edge.sync;

import static com.evertill.edge.sync.Box.NODE;
import static com.evertill.edge.sync.Box.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.messages.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sync by a clock that is wrong. */
class SyncClockTest {
    @TempDir
    Path folder;

    private final Keys keys = Keys.make();
    private final FakeCloud cloud = new FakeCloud(keys);
    private Instant now = NOON;
    private Box box;

    @BeforeEach
    void open() {
        box = new Box(folder, keys);
        box.sync.connected(now);
        talk();
    }

    @AfterEach
    void close() {
        box.close();
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

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void hear(byte[] confirmed) {
        box.sync.received(Topic.CONFIRMED.of(NODE), confirmed, now);
    }

    /** Everything goes through and is answered. */
    private void talk() {
        for (var next = box.sync.step(now); next.isPresent(); next = box.sync.step(now)) {
            hear(cloud.receive(next.get().topic(), next.get().payload(), now));
        }
    }
}
