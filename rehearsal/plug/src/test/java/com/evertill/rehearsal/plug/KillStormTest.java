package com.evertill.rehearsal.plug;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.rehearsal.demo.Demo;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillStormTest {
    @TempDir
    private Path place;

    /** A few of the thousand that {@code ./evertill pull kill} does. */
    @Test
    void f01_f08_killed_while_two_tills_sell_nothing_is_lost_or_doubled() throws Exception {
        var project = Path.of("../..").toAbsolutePath().normalize();

        var outcome = new KillStorm(place, System.out).run(project, new KillStorm.Plan(false, false, 6, 3));

        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.kills()).containsOnlyKeys(Demo.Member.values());
        assertThat(outcome.sales()).isPositive();
    }
}
