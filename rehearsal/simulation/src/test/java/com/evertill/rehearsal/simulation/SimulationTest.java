package com.evertill.rehearsal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.rehearsal.simulation.world.Schedule;
import com.evertill.rehearsal.simulation.world.Simulation;
import com.evertill.rehearsal.simulation.world.Variant;
import org.junit.jupiter.api.Test;

class SimulationTest {
    /** Enough to meet every fault: the odds of the schedules are such that of a few hundred each is in several. */
    private static final int SEEDS = 300;

    @Test
    void f01_f14_f16_f24_f29_f31_whatever_goes_wrong_nothing_is_lost_doubled_or_reordered() {
        try (var simulation = new Simulation()) {
            var run = new Run(simulation);
            run.seeds(1, SEEDS, Runtime.getRuntime().availableProcessors());
            run.tally().failures().stream().findFirst().ifPresent(failure -> {
                throw new AssertionError(Story.of(run.shortest(failure, Variant.NONE)));
            });
            assertThat(run.tally().runs()).isEqualTo(SEEDS);
            assertThat(run.tally().neverInjected()).as("never went wrong").isEmpty();
        }
    }

    @Test
    void the_same_seed_is_the_same_story_to_the_last_byte() {
        try (var simulation = new Simulation()) {
            for (long seed = 1_001; seed < 1_011; seed++) {
                var once = simulation.run(Schedule.of(seed), Variant.NONE, true);
                var again = simulation.run(Schedule.of(seed), Variant.NONE, true);
                assertThat(again.lines()).isEqualTo(once.lines());
                assertThat(again.hash()).isEqualTo(once.hash());
                assertThat(again.faults()).isEqualTo(once.faults());
            }
        }
    }
}
