package com.evertill.devices;

import static com.evertill.devices.DeviceState.Health.DRAWER_LEFT_OPEN;
import static com.evertill.devices.DeviceState.Health.DRAWER_OPEN;
import static com.evertill.devices.DeviceState.Health.READY;
import static com.evertill.devices.LaneDevices.Kind.DRAWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.devices.agent.LaneProgram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The drawer on the printer's connector. */
@ParameterizedClass
@MethodSource("ways")
@Tag(LaneProgram.TAG)
class DrawerTest extends ReadyLane {

    @Test
    void one_that_is_closed_in_time_is_not_told() throws Exception {
        again("drawer", "");
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
        again("drawer", "<prop name=\"statusInverted\" value=\"true\"/>");
        heard.await(DRAWER, READY);
        simulated.printer().drawer(false);
        heard.await(DRAWER, DRAWER_OPEN);
    }

    @Test
    void f25_one_on_a_clone_that_knows_only_the_pulse_in_its_turn_opens_as_well() throws Exception {
        again("drawer", "<prop name=\"pulse\" value=\"buffered\"/>");
        heard.await(DRAWER, READY);
        lane.openDrawer();
        heard.await(DRAWER, DRAWER_OPEN);
    }
}
