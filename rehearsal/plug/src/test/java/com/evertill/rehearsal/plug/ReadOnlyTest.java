package com.evertill.rehearsal.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadOnlyTest {
    @TempDir
    private Path place;

    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    private static final ReadOnly.Plan TWICE = new ReadOnly.Plan(false, false, 2, 1);

    @Test
    void f07_a_read_only_disk_stops_selling_in_words_and_selling_resumes_without_a_restart_and_after_one()
            throws Exception {
        assumeTrue(Preload.canBeHad(), "THE READ-ONLY DISK IS SKIPPED: no C compiler (cc)");

        right(new ReadOnly(place, System.out).pretended(PROJECT, TWICE));
    }

    @Test
    void f07_what_the_kernel_made_read_only_is_mended_and_nothing_is_lost() throws Exception {
        assumeTrue(FailingDisk.canBeHad(), "THE FAILING DISK IS SKIPPED: it needs Linux, root, ext4 and loop devices");

        right(new ReadOnly(place, System.out).real(PROJECT, TWICE));
    }

    private static void right(ReadOnly.Outcome outcome) {
        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.refused()).isEqualTo(TWICE.times());
        assertThat(outcome.resumed()).isEqualTo(TWICE.times());
        assertThat(outcome.sales()).isPositive();
    }
}
