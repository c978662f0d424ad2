package com.evertill.cloud.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A world in which it is known what offers do: how often is the truth within what is said of it? */
class UpliftTest {
    private static final double ANYWAY = 0.10;

    private static Uplift world(long seed, int customers, double truth) {
        var campaign =
                new Campaign("autumn-" + seed, Instant.EPOCH, Told.NOW, 1, Duration.ofDays(1), Duration.ofDays(1), 20);
        var dice = new Random(seed);
        int[] all = new int[2];
        int[] bought = new int[2];
        for (int customer = 0; customer < customers; customer++) {
            int group = campaign.holdsOut("customer-" + customer) ? 1 : 0;
            all[group]++;
            bought[group] += dice.nextDouble() < ANYWAY + (group == 0 ? truth : 0) ? 1 : 0;
        }
        return new Uplift(all[0], bought[0], all[1], bought[1]);
    }

    @Test
    void the_truth_is_within_the_interval_as_often_as_is_said() {
        for (double truth : new double[] {0, 0.05, 0.15}) {
            int within = 0;
            double mean = 0;
            int worlds = 1_000;
            for (int seed = 0; seed < worlds; seed++) {
                var uplift = world(seed, 2_000, truth);
                within += uplift.from() <= truth && truth <= uplift.to() ? 1 : 0;
                mean += uplift.estimate() / worlds;
            }
            assertThat(within / (double) worlds).as("uplift %s", truth).isBetween(0.93, 0.975);
            assertThat(mean).as("uplift %s", truth).isCloseTo(truth, within(0.002));
        }
    }

    @Test
    void the_interval_is_that_of_the_paper() {
        // Newcombe 1998, table II, contrast (a): 56/70 and 48/80.
        var uplift = new Uplift(70, 56, 80, 48);
        assertThat(uplift.estimate()).isCloseTo(0.2, within(1e-9));
        assertThat(uplift.from()).isCloseTo(0.0524, within(0.0001));
        assertThat(uplift.to()).isCloseTo(0.3339, within(0.0001));
    }

    @Test
    void each_campaign_holds_out_its_own_part_of_all_and_always_the_same() {
        var one = new Campaign("one", Instant.EPOCH, Told.NOW, 1, Duration.ofDays(1), Duration.ofDays(1), 20);
        var two = new Campaign("two", Instant.EPOCH, Told.NOW, 1, Duration.ofDays(1), Duration.ofDays(1), 20);
        int customers = 20_000;
        int inOne = 0;
        int inBoth = 0;
        for (int customer = 0; customer < customers; customer++) {
            var reference = "customer-" + customer;
            assertThat(one.holdsOut(reference)).isEqualTo(one.holdsOut(reference));
            inOne += one.holdsOut(reference) ? 1 : 0;
            inBoth += one.holdsOut(reference) && two.holdsOut(reference) ? 1 : 0;
        }
        assertThat(inOne / (double) customers).isCloseTo(0.20, within(0.01));
        assertThat(inBoth / (double) customers).isCloseTo(0.04, within(0.006));
    }
}
