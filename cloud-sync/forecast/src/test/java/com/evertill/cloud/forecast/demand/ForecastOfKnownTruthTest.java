package com.evertill.cloud.forecast.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.evertill.cloud.forecast.demand.Model.Croston;
import com.evertill.cloud.forecast.demand.Model.Fading;
import com.evertill.cloud.forecast.demand.Model.MovingAverage;
import com.evertill.cloud.forecast.demand.Model.SeasonalNaive;
import com.evertill.cloud.forecast.demand.Model.WeekdaySmoothing;
import com.evertill.cloud.forecast.demand.Series.Day;
import com.evertill.cloud.forecast.demand.Series.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Customers come by chance, at rates that the test knows and the models do not. */
class ForecastOfKnownTruthTest {
    private static final int HALF_A_YEAR = 26 * 7;
    private static final int WEEK = 7;

    private static final List<Model> ALL = List.of(
            new SeasonalNaive(),
            new MovingAverage(28),
            new WeekdaySmoothing(0.1),
            new Croston(0.1, true),
            new Croston(0.1, false),
            new Fading(0.1, 0.05));

    /** Mean over many worlds: what is left is what the model has wrong in each. */
    private static double meanForecast(Truth truth, Model model, int days) {
        double sum = 0;
        int worlds = 200;
        for (int seed = 0; seed < worlds; seed++) {
            sum += Arrays.stream(model.forecast(truth.days(days, seed), WEEK)).sum();
        }
        return sum / worlds;
    }

    @Test
    void an_item_of_each_day_is_known_by_its_week() {
        var milk = Truth.milk();
        var choice = Choice.of(milk.days(HALF_A_YEAR, 1), WEEK);
        assertThat(choice.demand()).isEqualTo(DemandClass.SMOOTH);
        assertThat(choice.model()).isInstanceOf(WeekdaySmoothing.class);
        var ahead = choice.model().forecast(milk.days(HALF_A_YEAR, 1), WEEK);
        for (int day = 0; day < WEEK; day++) {
            assertThat(ahead[day]).isCloseTo(milk.mean(HALF_A_YEAR + day), within(5.0));
        }
        assertThat(ahead[6]).as("Sunday").isZero();
    }

    @Test
    void a_trend_is_followed_a_little_behind() {
        var growing = new Truth(10, Truth.GERMAN_WEEK, 0.02, 1, 1);
        double truth = growing.total(HALF_A_YEAR, WEEK);
        assertThat(meanForecast(growing, new WeekdaySmoothing(0.1), HALF_A_YEAR) / truth)
                .isBetween(0.93, 1.0);
        assertThat(meanForecast(growing, new MovingAverage(28), HALF_A_YEAR) / truth)
                .isBetween(0.90, 0.98);
    }

    @Test
    void croston_is_too_high_and_its_correction_is_not() {
        var seldom = new Truth(0.2, Truth.EVEN_WEEK, 0, 5, 1);
        double truth = seldom.total(0, WEEK);
        double croston = meanForecast(seldom, new Croston(0.1, false), HALF_A_YEAR) / truth;
        double corrected = meanForecast(seldom, new Croston(0.1, true), HALF_A_YEAR) / truth;
        assertThat(croston).isBetween(1.02, 1.12);
        assertThat(corrected).isBetween(0.96, 1.05);
        assertThat(meanForecast(seldom, new Fading(0.1, 0.05), HALF_A_YEAR) / truth)
                .isBetween(0.95, 1.05);
    }

    @Test
    void what_nobody_asks_for_any_more_fades() {
        var days = new ArrayList<>(new Truth(0.5, Truth.EVEN_WEEK, 0, 1, 1)
                .days(HALF_A_YEAR - 60, 3)
                .days());
        for (int day = 0; day < 60; day++) {
            days.add(new Day(0, State.OPEN));
        }
        var dying = new Series(Truth.MONDAY, days);
        assertThat(total(new Fading(0.1, 0.05), dying)).isLessThan(0.3);
        assertThat(total(new Croston(0.1, true), dying))
                .as("it is never told that nobody came")
                .isGreaterThan(1);
    }

    private static double total(Model model, Series series) {
        return Arrays.stream(model.forecast(series, WEEK)).sum();
    }

    @Test
    void days_on_which_it_was_out_say_nothing() {
        var milk = Truth.milk().days(HALF_A_YEAR, 5);
        var withGaps = new ArrayList<>(milk.days());
        for (int day = 0; day < withGaps.size(); day += 5) {
            withGaps.set(day, new Day(0, State.OUT));
        }
        var series = new Series(Truth.MONDAY, withGaps);
        double truth = Truth.milk().total(0, WEEK);
        for (var model : List.of(new MovingAverage(28), new WeekdaySmoothing(0.02), new Croston(0.1, true))) {
            assertThat(total(model, series) / truth).as("%s", model).isBetween(0.85, 1.15);
        }
        var ignorant = new Series(
                Truth.MONDAY,
                withGaps.stream()
                        .map(day -> new Day(day.sold(), day.state() == State.OUT ? State.OPEN : day.state()))
                        .toList());
        assertThat(total(new WeekdaySmoothing(0.02), ignorant) / truth).isLessThan(0.85);
    }

    @Property(tries = 100)
    void whatever_was_sold_no_forecast_is_below_zero_or_beyond_what_ever_was(
            @ForAll List<@IntRange(max = 50) Integer> sold, @ForAll @IntRange(min = 1, max = 21) int ahead) {
        var series = new Series(
                Truth.MONDAY,
                sold.stream()
                        .map(each -> each % 7 == 3 ? new Day(0, State.OUT) : new Day(each, State.OPEN))
                        .toList());
        for (var model : ALL) {
            var forecast = model.forecast(series, ahead);
            assertThat(forecast).as("%s", model).hasSize(ahead);
            for (double day : forecast) {
                assertThat(day).as("%s", model).isBetween(0.0, 8 * 50.0);
            }
        }
    }

    @Property(tries = 50)
    void a_forecast_knows_nothing_of_the_days_behind_it(
            @ForAll long seed, @ForAll @IntRange(min = 30, max = 100) int at) {
        var one = Truth.milk().days(120, seed);
        var other = new ArrayList<>(one.days().subList(0, at));
        other.addAll(Truth.milk().days(120 - at, ~seed).days());
        var changed = new Series(Truth.MONDAY, other);
        for (var model : ALL) {
            assertThat(model.forecast(changed.until(at), WEEK)).isEqualTo(model.forecast(one.until(at), WEEK));
        }
    }

    @Test
    void the_classes_are_those_of_the_paper() {
        assertThat(DemandClass.of(new Truth(20, Truth.EVEN_WEEK, 0, 1, 1).days(140, 1)))
                .isEqualTo(DemandClass.SMOOTH);
        assertThat(DemandClass.of(new Truth(1.8, Truth.EVEN_WEEK, 0, 30, 3).days(140, 1)))
                .isEqualTo(DemandClass.ERRATIC);
        assertThat(DemandClass.of(new Truth(0.2, Truth.EVEN_WEEK, 0, 1, 1).days(140, 1)))
                .isEqualTo(DemandClass.INTERMITTENT);
        var lumpy = new ArrayList<Day>();
        for (int day = 0; day < 140; day++) {
            lumpy.add(new Day(day % 10 == 0 ? (day % 50 == 0 ? 40 : 1) : 0, State.OPEN));
        }
        assertThat(DemandClass.of(new Series(Truth.MONDAY, lumpy))).isEqualTo(DemandClass.LUMPY);
        assertThat(DemandClass.of(new Series(Truth.MONDAY, List.of(new Day(0, State.OPEN)))))
                .isEqualTo(DemandClass.NONE);
    }

    @Test
    void a_closed_shop_makes_no_item_intermittent() {
        var series = new Truth(20, new double[] {0, 0, 0, 0, 2, 3, 2}, 0, 1, 1).days(140, 1);
        assertThat(DemandClass.of(series)).isEqualTo(DemandClass.SMOOTH);
    }
}
