package com.evertill.rehearsal.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadOnlyTest {
    @TempDir
    private Path place;

    @Test
    void f07_a_read_only_disk_stops_selling_in_words_and_selling_resumes_without_a_restart_and_after_one()
            throws Exception {
        assumeTrue(Preload.canBeHad(), "THE READ-ONLY DISK IS SKIPPED: no C compiler (cc)");
        var project = Path.of("../..").toAbsolutePath().normalize();

        var outcome = new ReadOnly(place, System.out).run(project, new ReadOnly.Plan(false, 2, 1));

        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.sales()).isPositive();
    }
}
