package com.evertill.devices;

import static com.evertill.devices.DeviceState.Health.DRAWER_LEFT_OPEN;
import static com.evertill.devices.DeviceState.Health.DRAWER_OPEN;
import static com.evertill.devices.DeviceState.Health.READY;
import static com.evertill.devices.LaneDevices.Kind.DRAWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.devices.simulator.SimulatedLane;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The drawer on the printer's connector. */
class DrawerTest extends ReadyLane {

    @Test
    void one_that_is_left_open_is_told_and_forgotten_when_it_is_closed() throws Exception {
        again("", Duration.ofMillis(50));
        heard.await(DRAWER, READY);
        lane.openDrawer();
        heard.await(DRAWER, DRAWER_OPEN);
        heard.await(DRAWER, DRAWER_LEFT_OPEN);
        assertThat(lane.states().get(DRAWER)).matches(it -> it != null && it.usable());
        heard.forget();
        simulated.printer().drawer(false);
        heard.await(DRAWER, READY);
        simulated.printer().drawer(true);
        heard.await(DRAWER, DRAWER_LEFT_OPEN);
    }

    @Test
    void one_that_is_closed_in_time_is_not_told() throws Exception {
        again("", Duration.ofSeconds(30));
        heard.await(DRAWER, READY);
        for (int i = 0; i < 5; i++) {
            heard.forget();
            lane.openDrawer();
            heard.await(DRAWER, DRAWER_OPEN);
            simulated.printer().drawer(false);
            heard.await(DRAWER, READY);
        }
        assertThat(heard.all(Heard.Change.class)).noneMatch(change -> change.health() == DRAWER_LEFT_OPEN);
    }

    @Test
    void one_whose_switch_is_the_other_way_round_is_open_when_its_pin_is_low() throws Exception {
        simulated.printer().drawer(true);
        again("<prop name=\"statusInverted\" value=\"true\"/>", Duration.ofSeconds(30));
        heard.await(DRAWER, READY);
        simulated.printer().drawer(false);
        heard.await(DRAWER, DRAWER_OPEN);
    }

    @Test
    void f25_one_on_a_clone_that_knows_only_the_pulse_in_its_turn_opens_as_well() throws Exception {
        again("<prop name=\"pulse\" value=\"buffered\"/>", Duration.ofSeconds(30));
        heard.await(DRAWER, READY);
        lane.openDrawer();
        heard.await(DRAWER, DRAWER_OPEN);
    }

    /** The lane anew, with more said of its drawer. */
    private void again(String drawerProperties, Duration leftOpenAfter) throws Exception {
        lane.close();
        heard.forget();
        var jposXml = new StringBuilder(SimulatedLane.jposXml(List.of(simulated)));
        jposXml.insert(jposXml.indexOf("</JposEntry>", jposXml.indexOf("drawer.")), drawerProperties);
        JposLaneDevices.configure(
                new ByteArrayInputStream(jposXml.toString().getBytes(StandardCharsets.UTF_8)), executor);
        lane = new JposLaneDevices(
                LaneConfig.standard(String.valueOf(simulated.number())), heard, executor, clock, leftOpenAfter);
    }
}
