package com.evertill.rehearsal.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    @TempDir
    private Path place;

    @Test
    void f07_a_full_disk_stops_selling_in_words_loses_nothing_and_selling_resumes() throws Exception {
        assumeTrue(SmallDisk.canBeHad(), "THE FULL DISK IS SKIPPED: making a small one needs Linux and root");
        var project = Path.of("../..").toAbsolutePath().normalize();

        var outcome = new FullDisk(place, System.out).run(project, new FullDisk.Plan(false, false, 2, 1));

        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.refused()).isEqualTo(2);
        assertThat(outcome.resumed()).isEqualTo(2);
    }
}
