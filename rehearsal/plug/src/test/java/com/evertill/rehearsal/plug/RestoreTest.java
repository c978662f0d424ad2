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
        var project = Path.of("../..").toAbsolutePath().normalize();

        var outcome = new Restore(place, System.out).run(project, new Restore.Plan(false, 1, 1));

        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.backups()).isGreaterThanOrEqualTo(2);
        assertThat(outcome.restored()).isPositive();
        assertThat(outcome.lost()).isPositive();
    }
}
