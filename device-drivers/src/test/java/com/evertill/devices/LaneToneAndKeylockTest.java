package com.evertill.devices;

import static com.evertill.devices.DeviceState.Health.OFFLINE;
import static com.evertill.devices.DeviceState.Health.READY;
import static com.evertill.devices.LaneDevices.Kind.KEYLOCK;
import static com.evertill.devices.LaneDevices.Kind.TONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.devices.Heard.Turn;
import com.evertill.devices.Weighing.NotWeighed;
import com.evertill.devices.agent.LaneProgram;
import com.evertill.devices.simulator.KeylockSimulator.Position;
import com.evertill.devices.simulator.PrinterSimulator.Fault;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a lane's buzzer and key switch do, and what becomes of them when they are away. */
@ParameterizedClass
@MethodSource("ways")
@Tag(LaneProgram.TAG)
class LaneToneAndKeylockTest extends ReadyLane {

    @Test
    void it_beeps_twice_each_time() {
        lane.beep();
        beeped(2);
        lane.beep();
        beeped(4);
    }

    @Test
    void what_could_not_be_heard_in_time_is_not_heard_later() throws Exception {
        simulated.printer().fault(Fault.UNPLUGGED, true);
        heard.await(TONE, OFFLINE);
        heard.forget();
        lane.beep();
        // Once the scale has answered, what was wanted before it has been with the lane.
        assertThat(lane.weigh()).isEqualTo(NotWeighed.EMPTY);
        simulated.printer().fault(Fault.UNPLUGGED, false);
        heard.await(TONE, READY);
        lane.beep();
        beeped(2);
    }

    @Test
    void each_turn_of_the_key_is_told_and_where_it_stands_is_known() throws Exception {
        assertThat(lane.keyPosition()).isEqualTo(KeyPosition.NORMAL);
        turn(Position.SUPERVISOR, KeyPosition.SUPERVISOR);
        turn(Position.LOCKED, KeyPosition.LOCKED);
        turn(Position.NORMAL, KeyPosition.NORMAL);
        assertThat(heard.all(Turn.class))
                .extracting(Turn::position)
                .containsExactly(KeyPosition.SUPERVISOR, KeyPosition.LOCKED, KeyPosition.NORMAL);
    }

    @Test
    void a_key_switch_that_is_away_locks_nobody_out_and_lets_nobody_in() throws Exception {
        for (var position : new Position[] {Position.LOCKED, Position.SUPERVISOR}) {
            turn(position, KeyPosition.valueOf(position.name()));
            heard.forget();
            simulated.keylock().unplugged(true);
            heard.await(KEYLOCK, OFFLINE);
            assertThat(lane.keyPosition()).isEqualTo(KeyPosition.NORMAL);
            simulated.keylock().unplugged(false);
            heard.await(KEYLOCK, READY);
        }
    }

    @Test
    void a_lane_without_them_is_silent_and_open() {
        try (var bare = open(LaneConfig.none("bare"))) {
            bare.beep();
            assertThat(bare.keyPosition()).isEqualTo(KeyPosition.NORMAL);
        }
    }

    private void turn(Position to, KeyPosition wanted) throws Exception {
        assertThat(simulated.keylock().turn(to)).isTrue();
        heard.await("key on " + wanted, all -> all.all(Turn.class).contains(new Turn(wanted)));
        assertThat(lane.keyPosition()).isEqualTo(wanted);
    }

    private void beeped(int times) {
        for (int i = 0; i < 20_000 && simulated.printer().beeps() < times; i++) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(simulated.printer().beeps()).isEqualTo(times);
    }
}
