package com.evertill.rehearsal.iot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void as_many_at_once_as_said_and_then_one_by_one() {
        var rate = new Rate(100, 3, 0);
        for (int i = 0; i < 3; i++) {
            assertThat(rate.delay(1, 0)).isZero();
            rate.take(1, 0);
        }
        assertThat(rate.delay(1, 0)).isEqualTo(SECOND / 100);
        assertThat(rate.delay(1, SECOND / 100)).isZero();
    }

    @Test
    void rest_is_not_saved_up_beyond_what_may_be_taken_at_once() {
        var rate = new Rate(100, 3, 0);
        long later = 1000 * SECOND;
        rate.take(3, later);
        assertThat(rate.delay(1, later)).isPositive();
    }

    @Property
    void whoever_waits_as_told_never_exceeds_the_rate(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 1, max = 50) Integer> counts) {
        var rate = new Rate(100, 50, 0);
        long now = 0;
        long taken = 0;
        for (int count : counts) {
            now += rate.delay(count, now);
            assertThat(rate.delay(count, now)).isZero();
            rate.take(count, now);
            taken += count;
            assertThat(taken).isLessThanOrEqualTo(50 + now * 100 / SECOND);
        }
    }
}
