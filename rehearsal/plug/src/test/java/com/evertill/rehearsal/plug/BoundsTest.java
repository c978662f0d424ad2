package com.evertill.rehearsal.plug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What {@code ./evertill pull soak} is worth: each figure that keeps growing is found out. */
class BoundsTest {
    private static final long MIB = 1 << 20;

    private static long noMore(long sample) {
        return 0;
    }

    private static List<String> exceeded(
            LongUnaryOperator memory,
            LongUnaryOperator handles,
            LongUnaryOperator threads,
            LongUnaryOperator log,
            LongUnaryOperator journal) {
        return Bounds.exceeded(LongStream.range(0, 60)
                .mapToObj(n -> new Vitals(
                        5 * n,
                        200 * MIB + n % 3 * MIB + memory.applyAsLong(n),
                        80 + n % 2 + handles.applyAsLong(n),
                        40 + threads.applyAsLong(n),
                        20 * MIB + log.applyAsLong(n),
                        MIB + 5_000 * 100 * n + journal.applyAsLong(n),
                        100 * n))
                .toList());
    }

    @Test
    void what_goes_up_and_down_is_right() {
        assertThat(exceeded(
                        BoundsTest::noMore,
                        BoundsTest::noMore,
                        BoundsTest::noMore,
                        BoundsTest::noMore,
                        BoundsTest::noMore))
                .isEmpty();
    }

    @Test
    void what_was_used_once_and_no_more_is_right() {
        assertThat(exceeded(
                        n -> Math.min(n, 20) * MIB,
                        BoundsTest::noMore,
                        BoundsTest::noMore,
                        BoundsTest::noMore,
                        BoundsTest::noMore))
                .isEmpty();
    }

    @Test
    void each_that_grows_is_found_out() {
        assertThat(exceeded(
                        n -> n * MIB, BoundsTest::noMore, BoundsTest::noMore, BoundsTest::noMore, BoundsTest::noMore))
                .singleElement()
                .asString()
                .contains("memory");
        assertThat(exceeded(BoundsTest::noMore, n -> n / 2, BoundsTest::noMore, BoundsTest::noMore, BoundsTest::noMore))
                .singleElement()
                .asString()
                .contains("handles");
        assertThat(exceeded(BoundsTest::noMore, BoundsTest::noMore, n -> n, BoundsTest::noMore, BoundsTest::noMore))
                .singleElement()
                .asString()
                .contains("threads");
        assertThat(exceeded(
                        BoundsTest::noMore,
                        BoundsTest::noMore,
                        BoundsTest::noMore,
                        n -> n * MIB / 2,
                        BoundsTest::noMore))
                .singleElement()
                .asString()
                .contains("log");
    }

    @Test
    void a_journal_that_takes_more_and_more_for_a_sale_is_found_out() {
        assertThat(exceeded(
                        BoundsTest::noMore,
                        BoundsTest::noMore,
                        BoundsTest::noMore,
                        BoundsTest::noMore,
                        n -> n * n * 4_000))
                .singleElement()
                .asString()
                .contains("journal");
    }

    @Test
    void too_much_is_too_much_even_if_it_does_not_grow() {
        assertThat(exceeded(
                        _ -> 1_000 * MIB,
                        BoundsTest::noMore,
                        BoundsTest::noMore,
                        BoundsTest::noMore,
                        BoundsTest::noMore))
                .singleElement()
                .asString()
                .contains("memory");
    }
}
