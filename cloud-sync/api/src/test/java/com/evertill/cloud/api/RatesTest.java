package com.evertill.cloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.api.Limits.Rate;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Rates rates = new Rates(new Rate(100, 10));

    @Test
    void a_bucket_is_emptied_and_fills_again() {
        assertThat(rates.take("ada", 100, NOON)).isTrue();
        assertThat(rates.take("ada", 1, NOON)).isFalse();
        assertThat(rates.take("ada", 10, NOON.plusMillis(999))).isFalse();
        assertThat(rates.take("ada", 10, NOON.plusSeconds(1))).isTrue();
        assertThat(rates.take("ada", 101, NOON.plusSeconds(3600))).isFalse();
        assertThat(rates.take("ada", 100, NOON.plusSeconds(3600))).isTrue();
    }

    @Test
    void everybody_has_a_bucket() {
        assertThat(rates.take("ada", 100, NOON)).isTrue();
        assertThat(rates.take("bob", 100, NOON)).isTrue();
    }

    @Test
    void a_clock_that_goes_back_gives_nothing_twice() {
        rates.take("ada", 100, NOON);
        assertThat(rates.take("ada", 50, NOON.plusSeconds(5))).isTrue();
        assertThat(rates.take("ada", 1, NOON)).isFalse();
        assertThat(rates.take("ada", 1, NOON.plusSeconds(5))).isFalse();
    }

    @Property
    void nobody_ever_has_more_than_a_full_bucket_and_what_came_back_since(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 120) Integer> points,
            @ForAll @IntRange(max = 2_000) int millisBetween) {
        var at = NOON;
        long taken = 0;
        for (int wanted : points) {
            if (rates.take("ada", wanted, at)) {
                taken += wanted;
            }
            long millis = at.toEpochMilli() - NOON.toEpochMilli();
            assertThat(taken).isLessThanOrEqualTo(100 + millis / 100);
            at = at.plusMillis(millisBetween);
        }
    }
}
