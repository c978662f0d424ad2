package com.evertill.commerce.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MoneyPropertiesTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Currency KWD = Currency.getInstance("KWD");

    @Property
    void rounding_agrees_with_big_decimal(
            @ForAll long amount, @ForAll long factor, @ForAll long denominator, @ForAll Rounding rounding) {
        Assume.that(denominator != 0);
        var exact = new BigDecimal(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(factor)))
                .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.valueOf(rounding.name()));
        if (exact.toBigInteger().bitLength() > 63) {
            assertThatThrownBy(() -> rounding.scale(amount, factor, denominator))
                    .isInstanceOf(ArithmeticException.class);
        } else {
            assertThat(rounding.scale(amount, factor, denominator)).isEqualTo(exact.longValueExact());
        }
    }

    @Property
    void rounding_of_what_a_shop_sees_agrees_with_big_decimal(
            @ForAll @LongRange(min = -10_000_000, max = 10_000_000) long amount,
            @ForAll @LongRange(min = -20, max = 20) long denominator,
            @ForAll Rounding rounding) {
        Assume.that(denominator != 0);
        var exact = BigDecimal.valueOf(amount)
                .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.valueOf(rounding.name()));
        assertThat(rounding.divide(amount, denominator)).isEqualTo(exact.longValueExact());
    }

    @Property
    void a_split_adds_up_and_no_part_is_a_unit_off_its_share(
            @ForAll long total, @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0) Long> weights) {
        Assume.that(total != Long.MIN_VALUE && weights.stream().anyMatch(weight -> weight > 0));
        var parts = Split.byWeight(new Money(total, EUR), weights);
        assertThat(parts).hasSameSizeAs(weights);
        assertThat(Money.sum(EUR, parts)).isEqualTo(new Money(total, EUR));
        var sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        for (int i = 0; i < parts.size(); i++) {
            var share = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights.get(i)));
            var part = BigInteger.valueOf(parts.get(i).minor()).multiply(sum);
            assertThat(part.subtract(share).abs()).isLessThan(sum);
            assertThat(weights.get(i) > 0 || parts.get(i).isZero()).isTrue();
        }
    }

    @Property
    void a_split_of_a_refund_mirrors_the_split_of_the_sale(
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long total,
            @ForAll @Size(min = 1, max = 10) List<@LongRange(min = 1, max = 1_000_000) Long> weights) {
        var sale = Split.byWeight(new Money(total, EUR), weights);
        var refund = Split.byWeight(new Money(-total, EUR), weights);
        assertThat(refund).isEqualTo(sale.stream().map(Money::negated).toList());
    }

    @Property
    void equal_weights_get_parts_that_differ_by_one_unit_at_most_the_larger_first(
            @ForAll @LongRange(min = 0, max = 1_000_000) long total, @ForAll @LongRange(min = 1, max = 50) long ways) {
        var parts = Split.byWeight(new Money(total, EUR), Collections.nCopies((int) ways, 7L));
        assertThat(parts.getFirst().minus(parts.getLast()).minor()).isBetween(0L, 1L);
        assertThat(parts).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Property
    void adding_and_taking_away_meet(@ForAll int a, @ForAll int b) {
        var one = new Money(a, EUR);
        var other = new Money(b, EUR);
        assertThat(one.plus(other).minus(other)).isEqualTo(one);
        assertThat(one.plus(one.negated()).isZero()).isTrue();
        assertThat(one.min(other).isMoreThan(one)).isFalse();
        assertThat(one.minus(other).isPositive()).isEqualTo(one.isMoreThan(other));
    }

    @Property
    void major_units_and_json_read_back(@ForAll long minor) throws Exception {
        var json = new ObjectMapper();
        for (var currency : List.of(EUR, JPY, KWD)) {
            var money = new Money(minor, currency);
            assertThat(Money.of(money.major(), currency)).isEqualTo(money);
            assertThat(json.readValue(json.writeValueAsString(money), Money.class))
                    .isEqualTo(money);
        }
    }

    @Property
    void times_rounds_once_at_the_end(
            @ForAll @LongRange(min = 0, max = 100_000) long price,
            @ForAll @LongRange(min = 0, max = 99_999) long grams) {
        var exact = BigDecimal.valueOf(price * grams, 3).setScale(0, RoundingMode.HALF_UP);
        assertThat(new Money(price, EUR).times(grams, 1000, Rounding.HALF_UP).minor())
                .isEqualTo(exact.longValueExact());
    }

    @Test
    void what_must_not_happen_is_loud() {
        var euro = new Money(1, EUR);
        assertThatThrownBy(() -> euro.plus(new Money(1, JPY))).hasMessageContaining("different currencies");
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE, EUR).plus(euro)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MIN_VALUE, EUR).negated()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of(new BigDecimal("0.001"), EUR)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Rounding.DOWN.divide(1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Split.byWeight(euro, List.of(0L, 0L))).hasMessageContaining("nothing to split");
        assertThatThrownBy(() -> Split.byWeight(euro, List.of(1L, -1L))).hasMessageContaining("negative weight");
        assertThat(Split.byWeight(Money.zero(EUR), List.of(0L, 0L))).hasSize(2);
        assertThat(new Money(-5, EUR)).hasToString("-0.05 EUR");
    }
}
