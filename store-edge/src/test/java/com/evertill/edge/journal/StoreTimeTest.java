package com.evertill.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StoreTimeTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final StoreTime time = new StoreTime(NOON);

    @Test
    void f16_it_is_the_boxs_clock_as_long_as_that_goes_on() {
        assertThat(time.at(NOON.plusSeconds(1))).isEqualTo(NOON.plusSeconds(1));
        assertThat(time.at(NOON.plusSeconds(90))).isEqualTo(NOON.plusSeconds(90));
        assertThat(time.isAheadOf(NOON.plusSeconds(90))).isFalse();
    }

    @Test
    void f16_behind_a_clock_that_was_set_back_it_goes_on_at_half_its_pace_until_the_clock_has_caught_up() {
        var hourBack = NOON.minus(Duration.ofHours(1));
        time.at(NOON);
        assertThat(time.at(hourBack)).isEqualTo(NOON);
        assertThat(time.isAheadOf(hourBack)).isTrue();
        assertThat(time.at(hourBack.plusSeconds(60))).isEqualTo(NOON.plusSeconds(30));
        assertThat(time.at(NOON)).isEqualTo(NOON.plus(Duration.ofMinutes(30)));
        assertThat(time.at(NOON.plus(Duration.ofHours(2)))).isEqualTo(NOON.plus(Duration.ofHours(2)));
        assertThat(time.isAheadOf(NOON.plus(Duration.ofHours(2)))).isFalse();
    }

    @Test
    void f16_what_time_servers_do_all_day_is_no_jump() {
        time.at(NOON);
        assertThat(time.isAheadOf(NOON.minusSeconds(4))).isFalse();
        assertThat(time.isAheadOf(NOON.minusSeconds(6))).isTrue();
    }

    @Test
    void f16_it_is_ahead_by_what_it_says_for_the_same_moment() {
        time.at(NOON);
        time.at(NOON.minusSeconds(24));
        assertThat(time.isAheadOf(NOON.minusSeconds(4))).isTrue();
        assertThat(time.at(NOON.minusSeconds(4))).isEqualTo(NOON.plusSeconds(10));
    }

    @Property
    void f16_whatever_the_clock_does_store_time_never_goes_back(
            @ForAll @Size(max = 40) java.util.List<@LongRange(min = -100_000, max = 100_000) Long> steps) {
        var box = NOON;
        var before = time.at(box);
        for (var step : steps) {
            box = box.plusMillis(step);
            var now = time.at(box);
            assertThat(now).isAfterOrEqualTo(before).isAfterOrEqualTo(box);
            before = now;
        }
    }
}
