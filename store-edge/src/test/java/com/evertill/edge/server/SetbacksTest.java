package com.evertill.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SetbacksTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Setbacks setbacks = new Setbacks();

    @Test
    void whoever_fails_rests_longer_and_longer_until_it_is_done() {
        assertThat(setbacks.pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(setbacks.pause()).isEqualTo(Duration.ofSeconds(2));
        for (int i = 0; i < 10; i++) {
            assertThat(setbacks.pause()).isLessThanOrEqualTo(Duration.ofSeconds(8));
        }
        setbacks.overcome();
        assertThat(setbacks.pause()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_failure_that_goes_on_is_told_once_another_at_once_and_one_that_was_over_again() {
        var full = new IllegalStateException("the disk is full");
        assertThat(setbacks.isNews(full, NOON)).isTrue();
        for (int second = 1; second < 300; second++) {
            assertThat(setbacks.isNews(new IllegalStateException("the disk is full"), NOON.plusSeconds(second)))
                    .isFalse();
        }
        assertThat(setbacks.isNews(new IllegalStateException("the disk cannot be read"), NOON.plusSeconds(300)))
                .isTrue();
        assertThat(setbacks.isNews(full, NOON.plusSeconds(301))).isTrue();
        assertThat(setbacks.isNews(full, NOON.plusSeconds(400))).isTrue();
    }
}
