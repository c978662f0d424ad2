package com.evertill.rehearsal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.rehearsal.simulation.world.Fault;
import com.evertill.rehearsal.simulation.world.Schedule;
import com.evertill.rehearsal.simulation.world.Simulation;
import com.evertill.rehearsal.simulation.world.Variant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final int SEEDS = 300;

    /** Too seldom for so few seeds; a thousand meet them all, or the run fails. */
    private static final Set<Fault> SELDOM = EnumSet.of(
            Fault.A_LINE_WAS_DOWN_FOR_DAYS,
            Fault.THE_ARCHIVE_STOPPED_BEFORE_A_COMMIT,
            Fault.THE_ARCHIVE_STOPPED_AFTER_A_COMMIT,
            Fault.THE_CLOUD_STOPPED_BEFORE_A_COMMIT,
            Fault.THE_CLOUD_STOPPED_AFTER_A_COMMIT,
            Fault.A_REVERSALS_ANSWER_WAS_LOST,
            Fault.A_REVERSAL_WAS_REFUSED,
            Fault.A_MANAGER_DECIDED);

    @Test
    void f01_f14_f16_f24_f29_f31_whatever_goes_wrong_nothing_is_lost_doubled_or_reordered() {
        try (var simulation = new Simulation()) {
            var run = new Run(simulation);
            run.seeds(1, SEEDS, Runtime.getRuntime().availableProcessors());
            run.tally().failures().stream().findFirst().ifPresent(failure -> {
                throw new AssertionError(Story.of(run.shortest(failure, Variant.NONE)));
            });
            assertThat(run.tally().runs()).isEqualTo(SEEDS);
            assertThat(run.tally().neverInjected()).as("never went wrong").allMatch(SELDOM::contains);
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
