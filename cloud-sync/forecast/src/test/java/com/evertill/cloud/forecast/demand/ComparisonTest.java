package com.evertill.cloud.forecast.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is chosen, beside what anybody can do: whether it is hard to beat, and where it is beaten. */
class ComparisonTest {
    private static final int DAYS = 32 * 7;
    private static final int JUDGED = 8 * 7;

    private static Comparison of(long seed) {
        return Comparison.of(Truth.shop(DAYS, seed), JUDGED, 7);
    }

    @Test
    void the_table_is_as_it_was() {
        Golden.check("comparison.txt", of(17).table());
    }

    @Test
    void what_is_chosen_is_never_much_worse_than_the_better_of_both_and_often_better() {
        for (long seed = 1; seed <= 5; seed++) {
            var comparison = of(seed);
            for (var demand : comparison.rows().keySet()) {
                var chosen = comparison.score(demand, Comparison.CHOSEN);
                var naive = comparison.score(demand, "seasonal naive");
                var average = comparison.score(demand, "moving average");
                var what =
                        "seed %d, %s%n%s".formatted(seed, demand.name().toLowerCase(Locale.ROOT), comparison.table());
                assertThat(chosen.squared()).as(what).isLessThan(naive.squared());
                assertThat(chosen.squared()).as(what).isLessThan(average.squared() * 1.03);
                assertThat(Math.abs(chosen.bias())).as(what).isLessThan(0.12);
            }
            assertThat(comparison.score(DemandClass.SMOOTH, Comparison.CHOSEN).wape())
                    .isLessThan(0.8
                            * comparison
                                    .score(DemandClass.SMOOTH, "seasonal naive")
                                    .wape())
                    .isLessThan(0.6
                            * comparison
                                    .score(DemandClass.SMOOTH, "moving average")
                                    .wape());
        }
    }
}
