package com.evertill.rehearsal.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerCutTest {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    private static final PowerCut.Plan PLAN = new PowerCut.Plan(false, 100, 120, 20261122);

    @TempDir
    private static Path place;

    private static PowerCut cut;
    private static PowerCut.Recording recording;

    @BeforeAll
    static void two_tills_sell_while_the_disk_is_recorded() throws IOException, InterruptedException {
        assumeTrue(Preload.canBeHad(), "POWER CUTS ARE SKIPPED: no C compiler (cc) to make the recorder with");
        cut = new PowerCut(place, System.out);
        recording = cut.record(PROJECT, PLAN);
    }

    @Test
    void f01_whatever_a_power_cut_leaves_holds_all_that_was_shown() throws IOException {
        var outcome = cut.examine(recording, PLAN);

        assertThat(outcome.made().keySet()).containsExactlyInAnyOrder(Loss.values());
        assertThat(outcome.wrong()).isEmpty();
    }

    /** The same record, had the shop never waited for its disk: what the test above is worth. */
    @Test
    void a_shop_that_does_not_sync_is_found_out() throws IOException {
        var careless = recording.operations().stream()
                .filter(op -> !(op instanceof DiskOp.Sync sync && sync.file().equals("edge.db-wal")))
                .toList();

        var outcome = cut.examine(
                new PowerCut.Recording(careless, recording.diaries(), recording.store()),
                new PowerCut.Plan(false, 100, 24, 1));

        assertThat(outcome.wrong()).hasSizeGreaterThan(5);
    }

    /** A shop that answers before it has written. */
    @Test
    void a_shop_that_answers_first_is_found_out() throws IOException {
        var hasty = recording.diaries().entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        java.util.Map.Entry::getKey, diary -> diary.getValue().toldEarlier(1)));

        var outcome = cut.examine(new PowerCut.Recording(recording.operations(), hasty, recording.store()), PLAN);

        assertThat(outcome.wrong()).isNotEmpty();
    }
}
