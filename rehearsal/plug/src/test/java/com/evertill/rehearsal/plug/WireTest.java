package com.evertill.rehearsal.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.evertill.rehearsal.iot.Mosquitto;
import com.evertill.rehearsal.plug.wire.Trouble;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireTest {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    private Path place;

    /** {@code ./evertill pull wire} does it more often, and leaves half-open lines until they are found out. */
    @Test
    void f04_f08_f29_whatever_happens_to_the_lines_everything_arrives_once_and_selling_goes_on() throws Exception {
        sellThroughEveryTrouble(false);
    }

    @Test
    void f04_f08_f29_with_mosquitto_it_is_the_same() throws Exception {
        assumeTrue(Mosquitto.program().isPresent(), "MOSQUITTO IS SKIPPED: it is not installed");
        sellThroughEveryTrouble(true);
    }

    private void sellThroughEveryTrouble(boolean mosquitto) throws Exception {
        var outcome = new WireStorm(place, System.out).run(PROJECT, new WireStorm.Plan(false, mosquitto, 1, 2, false));

        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.felt()).containsOnlyKeys(Trouble.values());
        assertThat(outcome.felt().values())
                .allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(2));
        assertThat(outcome.sales()).isPositive();
    }
}
