package com.evertill.devices;

import static com.evertill.devices.DeviceState.Health.READY;
import static com.evertill.devices.LaneDevices.Kind.PRINTER;
import static com.evertill.devices.LaneDevices.Kind.SCANNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codes.Symbology;
import com.evertill.devices.Heard.Scan;
import com.evertill.devices.Heard.Unscanned;
import com.evertill.devices.agent.LaneProgram;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A lane's own computer outlives the service of its box. */
@ParameterizedClass
@MethodSource("ofItsOwn")
@Tag(LaneProgram.TAG)
class LaneAndItsBoxTest extends ReadyLane {

    static List<Way> ofItsOwn() {
        return ways().stream().filter(way -> way != Way.IN_PROCESS).toList();
    }

    @Test
    void when_the_box_is_started_anew_the_lane_is_back_by_itself_and_prints() throws Exception {
        boxIsStartedAnew(() -> {});
        heard.await(PRINTER, READY);
        lane.print(receipt("r1", 5));
        assertThat(heard.awaitPrinted("r1")).isEqualTo(new PrintOutcome.Printed());
        assertThat(linesOf("r1")).isEqualTo(5);
    }

    @Test
    void f28_whatever_is_scanned_while_the_box_is_started_anew_comes_or_is_told_as_missing() throws Exception {
        boxIsStartedAnew(() -> {
            for (int i = 0; i < 5; i++) {
                simulated.scanner().scan(Symbology.PLAIN_LINEAR, "%08d".formatted(i));
            }
        });
        heard.await(SCANNER, READY);
        heard.await(
                "five scans or that they are missing",
                all -> all.all(Scan.class).size()
                                + all.all(Unscanned.class).stream()
                                        .mapToInt(Unscanned::times)
                                        .sum()
                        == 5);
    }
}
