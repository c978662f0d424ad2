package com.evertill.devices;

import static com.evertill.devices.DeviceState.Health.OFFLINE;
import static com.evertill.devices.DeviceState.Health.READY;
import static com.evertill.devices.LaneDevices.Kind.DISPLAY;
import static com.evertill.devices.LaneDevices.Kind.SCALE;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.devices.Weighing.NotWeighed;
import com.evertill.devices.agent.LaneProgram;
import com.evertill.devices.simulator.ScaleSimulator.Fault;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a lane's scale and customer display do, and what becomes of them when they are away. */
@ParameterizedClass
@MethodSource("ways")
@Tag(LaneProgram.TAG)
class LaneScaleAndDisplayTest extends ReadyLane {

    @Test
    void the_scale_is_asked_and_its_own_figure_comes_back() {
        simulated.scale().load("0.453");
        assertThat(lane.weigh()).isEqualTo(new Weighing.Weighed(new Quantity(453, Unit.KG)));
    }

    @Test
    void why_there_is_no_weight_is_said() throws Exception {
        assertThat(lane.weigh()).isEqualTo(NotWeighed.EMPTY);
        simulated.scale().load("0.453");
        simulated.scale().fault(Fault.IN_MOTION, true);
        assertThat(lane.weigh()).isEqualTo(NotWeighed.IN_MOTION);
        simulated.scale().fault(Fault.IN_MOTION, false);
        simulated.scale().fault(Fault.OVER_CAPACITY, true);
        assertThat(lane.weigh()).isEqualTo(NotWeighed.OVER_CAPACITY);
        simulated.scale().fault(Fault.OVER_CAPACITY, false);
        simulated.scale().fault(Fault.UNDER_ZERO, true);
        assertThat(lane.weigh()).isEqualTo(NotWeighed.UNDER_ZERO);
        simulated.scale().fault(Fault.UNDER_ZERO, false);
        simulated.scale().fault(Fault.UNPLUGGED, true);
        heard.await(SCALE, OFFLINE);
        assertThat(lane.weigh()).isEqualTo(NotWeighed.AWAY);
        heard.forget();
        simulated.scale().fault(Fault.UNPLUGGED, false);
        heard.await(SCALE, READY);
        assertThat(lane.weigh()).isEqualTo(new Weighing.Weighed(new Quantity(453, Unit.KG)));
    }

    @Test
    void the_display_shows_the_newest_text_and_cannot_be_commanded_by_it() {
        for (int i = 0; i < 100; i++) {
            lane.show("Item " + i, "Total " + i);
        }
        lane.show("Apple\u001B@\f, very long indeed, 1 kg", "Total 1,99 €");
        shows("Apple@, very long in", "Total 1,99 €        ");
        assertThat(simulated.display().unknownCommands()).isEmpty();
    }

    @Test
    void f27_a_display_that_was_away_shows_the_newest_text_when_it_is_back() throws Exception {
        lane.show("Milk", "Total 1,09");
        shows("Milk                ", "Total 1,09          ");
        simulated.display().unplugged(true);
        heard.await(DISPLAY, OFFLINE);
        lane.show("Bread", "Total 3,49");
        simulated.display().unplugged(false);
        shows("Bread               ", "Total 3,49          ");
    }

    @Test
    void f25_a_dead_scale_and_a_dead_display_keep_nobody_waiting() throws Exception {
        simulated.scale().fault(Fault.SILENT, true);
        simulated.display().unplugged(true);
        heard.await(DISPLAY, OFFLINE);
        lane.show("Milk", "Total 1,09");
        lane.print(receipt("r1", 3));
        assertThat(heard.awaitPrinted("r1")).isEqualTo(new PrintOutcome.Printed());
        lane.openDrawer();
        heard.await(LaneDevices.Kind.DRAWER, DeviceState.Health.DRAWER_OPEN);
    }

    @Test
    void a_lane_without_them_has_none() {
        try (var bare = open(LaneConfig.none("bare"))) {
            bare.show("Milk", "Total");
            assertThat(bare.weigh()).isEqualTo(NotWeighed.NOT_CONFIGURED);
        }
    }

    private void shows(String upper, String lower) {
        var wanted = List.of(upper, lower);
        for (int i = 0; i < 20_000 && !simulated.display().lines().equals(wanted); i++) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(simulated.display().lines()).isEqualTo(wanted);
    }
}
