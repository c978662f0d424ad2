package com.evertill.rehearsal.plug;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.rehearsal.plug.Damage.When;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageTest {
    @TempDir
    private Path place;

    /** {@code ./evertill pull damage} does it ten times, and all but once in one place only. */
    @Test
    void f01_a_file_that_is_nearly_all_rubbish_is_set_aside_and_the_shop_goes_on_from_the_cloud() throws Exception {
        var project = Path.of("../..").toAbsolutePath().normalize();

        var outcome = new Damage(place, System.out).run(project, new Damage.Plan(false, false, 1, 1));

        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.found()).containsOnlyKeys(When.AT_THE_START);
        assertThat(outcome.sales()).isPositive();
    }
}
