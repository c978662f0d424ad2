package com.evertill.commerce.tender;

import static com.evertill.commerce.tender.OfflineRefusal.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.OfflineLimits.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OfflineLimitsTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final OfflineLimits LIMITS = new OfflineLimits(euro(50_00), 3, euro(100_00), 24);

    private static Money euro(long cents) {
        return new Money(cents, EUR);
    }

    private static Open open(long cents, int hoursAgo) {
        return new Open(euro(cents), NOON.minus(Duration.ofHours(hoursAgo)));
    }

    private static void assertTaken(long cents, Open... open) {
        assertThat(LIMITS.refusal(euro(cents), List.of(open), NOON)).isEmpty();
    }

    private static void assertRefused(OfflineRefusal why, long cents, Open... open) {
        assertThat(LIMITS.refusal(euro(cents), List.of(open), NOON)).contains(why);
    }

    @Test
    void one_of_fifty_is_taken_and_one_of_a_cent_more_is_not() {
        assertTaken(50_00);
        assertRefused(THE_AMOUNT_IS_ABOVE_THE_OFFLINE_LIMIT, 50_01);
    }

    @Test
    void three_are_open_and_a_fourth_is_not_taken() {
        assertTaken(1_00, open(1_00, 1), open(1_00, 1));
        assertRefused(TOO_MANY_OFFLINE_APPROVALS_ARE_OPEN, 1_00, open(1_00, 1), open(1_00, 1), open(1_00, 1));
    }

    @Test
    void together_they_are_a_hundred_and_not_a_cent_more() {
        assertTaken(50_00, open(50_00, 1));
        assertRefused(THE_SUM_OF_OFFLINE_APPROVALS_IS_TOO_LARGE, 50_00, open(50_00, 1), open(1, 1));
    }

    @Test
    void the_oldest_is_a_day_old_and_nothing_more_is_taken_after_that() {
        assertTaken(1_00, open(1_00, 24));
        assertRefused(AN_OFFLINE_APPROVAL_IS_OPEN_FOR_TOO_LONG, 1_00, open(1_00, 1), open(1_00, 25));
    }

    @Test
    void no_limit_is_given_for_another_currency_so_nothing_is_taken_in_it() {
        var dollars = new Money(1, Currency.getInstance("USD"));
        assertThat(LIMITS.refusal(dollars, List.of(), NOON)).contains(THE_AMOUNT_IS_ABOVE_THE_OFFLINE_LIMIT);
    }

    @Test
    void a_count_of_none_takes_nothing() {
        var none = new OfflineLimits(euro(50_00), 0, euro(100_00), 24);
        assertThat(none.refusal(euro(1), List.of(), NOON)).contains(TOO_MANY_OFFLINE_APPROVALS_ARE_OPEN);
    }

    @Test
    void where_head_office_says_nothing_fifty_euro_are_taken_ten_times_a_day() {
        assertThat(OfflineLimits.careful(EUR)).isEqualTo(new OfflineLimits(euro(50_00), 10, euro(500_00), 24));
    }

    @Test
    void what_limits_nothing_is_not_taken_for_limits() {
        assertThatThrownBy(() -> new OfflineLimits(euro(-1), 1, euro(1), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OfflineLimits(euro(1), 1, new Money(1, Currency.getInstance("USD")), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OfflineLimits(euro(1), OfflineLimits.MOST + 1, euro(1), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OfflineLimits(euro(1), 1, euro(1), OfflineLimits.LONGEST + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OfflineLimits(euro(1), 1, euro(1_000_000_01), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever customers come and however long the line stays cut. */
    @Property
    void what_is_taken_never_exceeds_any_limit(
            @ForAll @IntRange(max = 8) int count,
            @ForAll @LongRange(max = 100_00) long each,
            @ForAll @LongRange(max = 300_00) long sum,
            @ForAll @IntRange(max = 72) int hours,
            @ForAll @Size(max = 40) List<@LongRange(min = 1, max = 120_00) Long> customers) {
        var limits = new OfflineLimits(euro(each), count, euro(sum), hours);
        var taken = new ArrayList<Open>();
        var now = NOON;
        for (long amount : customers) {
            now = now.plus(Duration.ofHours(3));
            if (limits.refusal(euro(amount), taken, now).isEmpty()) {
                taken.add(new Open(euro(amount), now));
            }
        }
        assertThat(taken).hasSizeLessThanOrEqualTo(count);
        assertThat(taken.stream().mapToLong(it -> it.amount().minor()).sum()).isLessThanOrEqualTo(sum);
        assertThat(taken).allSatisfy(it -> {
            assertThat(it.amount().minor()).isLessThanOrEqualTo(each);
            assertThat(Duration.between(taken.getFirst().approved(), it.approved()))
                    .isLessThanOrEqualTo(Duration.ofHours(hours));
        });
    }

    /** So that a confirmation never costs a till anything, and a smaller amount never is too much where a larger one is not. */
    @Property
    void with_one_less_open_or_for_less_money_nothing_is_refused_that_was_taken(
            @ForAll @LongRange(min = 1, max = 60_00) long amount,
            @ForAll @LongRange(max = 60_00) long less,
            @ForAll @Size(max = 5) List<@LongRange(min = 1, max = 60_00) Long> amounts,
            @ForAll @IntRange(max = 4) int confirmed,
            @ForAll @IntRange(max = 30) int hoursAgo) {
        var open = amounts.stream().map(it -> open(it, hoursAgo)).toList();
        if (LIMITS.refusal(euro(amount), open, NOON).isEmpty()) {
            var fewer = new ArrayList<>(open);
            if (confirmed < fewer.size()) {
                fewer.remove(confirmed);
            }
            assertThat(LIMITS.refusal(euro(amount), fewer, NOON)).isEmpty();
            assertThat(LIMITS.refusal(euro(Math.min(amount, less)), open, NOON)).isEmpty();
        }
    }
}
