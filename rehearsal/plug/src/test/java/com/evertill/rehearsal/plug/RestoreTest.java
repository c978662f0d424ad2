package com.evertill.rehearsal.plug;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
    @TempDir
    private Path place;

    @Test
    void what_is_backed_up_while_two_tills_sell_is_a_beginning_of_the_journal_and_can_take_its_place()
            throws Exception {
        restore(new Restore.Plan(false, false, false, 1, 1));
    }

    @Test
    void f12_with_a_cloud_that_knows_better_it_sells_nothing_more_and_no_number_is_used_twice() throws Exception {
        restore(new Restore.Plan(false, true, false, 1, 1));
    }

    private void restore(Restore.Plan plan) throws Exception {
        var project = Path.of("../..").toAbsolutePath().normalize();

        var outcome = new Restore(place, System.out).run(project, plan);

        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.backups()).isGreaterThanOrEqualTo(2);
        assertThat(outcome.restored()).isPositive();
        assertThat(outcome.lost()).isPositive();
    }
}
