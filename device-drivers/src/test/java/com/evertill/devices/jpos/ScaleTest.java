package com.evertill.devices.jpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.evertill.devices.simulator.ScaleSimulator;
import com.evertill.devices.simulator.ScaleSimulator.Fault;
import com.evertill.devices.simulator.ScaleSimulator.Protocol;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jpos.JposConst;
import jpos.JposException;
import jpos.Scale;
import jpos.ScaleConst;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A scale in each of its languages, through the control that applications use. */
class ScaleTest {

    /** Enough for a busy machine to answer once; a weight that does not come is waited for as long. */
    private static final int NOW = 800;

    /** For tests that care for no answer. */
    private static final int AT_ONCE = 300;

    private static final int SOON = 10_000;

    @TempDir
    private Path folder;

    private final Scale scale = new Scale();
    private final BlockingQueue<Integer> power = new LinkedBlockingQueue<>();
    private ScaleSimulator simulated = speaking(Protocol.MT_SICS, "kg");

    /** Two silences of this length are a dead scale, also where only the machine was busy: short where that is what is tested. */
    private int probeMillis = 2_000;

    @AfterEach
    void close() throws Exception {
        if (scale.getState() != JposConst.JPOS_S_CLOSED) {
            scale.close();
        }
        simulated.close();
    }

    private static ScaleSimulator speaking(Protocol protocol, String unit) {
        return new ScaleSimulator(0, protocol, unit, Thread::startVirtualThread);
    }

    private void become(Protocol protocol, String unit) {
        simulated.close();
        simulated = speaking(protocol, unit);
    }

    private static String name(Protocol protocol) {
        return switch (protocol) {
            case MT_SICS -> "mt-sics";
            case NCI -> "nci";
            case TOLEDO_8217 -> "toledo-8217";
        };
    }

    private void open(Protocol protocol) throws JposException {
        become(protocol, "kg");
        open(Entry.of("SerialScale").with("host", "127.0.0.1").with("port", simulated.port()));
    }

    private void open(Entry entry) throws JposException {
        scale.addStatusUpdateListener(event -> power.add(event.getStatus()));
        scale.open(entry.with("protocol", name(simulated.protocol()))
                .with("probeMillis", probeMillis)
                .load());
        scale.claim(1_000);
        scale.setPowerNotify(JposConst.JPOS_PN_ENABLED);
        scale.setDeviceEnabled(true);
        awaitPower(JposConst.JPOS_SUE_POWER_ONLINE);
    }

    private int weight(int timeout) throws JposException {
        var weight = new int[1];
        scale.readWeight(weight, timeout);
        return weight[0];
    }

    @ParameterizedTest
    @EnumSource
    void a_stable_weight_is_the_scales_own_figure(Protocol protocol) throws Exception {
        open(protocol);
        assertThat(scale.getWeightUnit()).isEqualTo(ScaleConst.SCAL_WU_KILOGRAM);
        for (var weight : new String[] {"0.005", "0.250", "1.250", "14.995"}) {
            simulated.load(weight);
            assertThat(weight(SOON)).isEqualTo(Integer.parseInt(weight.replace(".", "")));
        }
        assertThat(simulated.unknownCommands()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void without_a_weight_that_could_be_sold_by_there_is_none(Protocol protocol) throws Exception {
        open(protocol);
        refused(JposConst.JPOS_E_TIMEOUT, 0, () -> weight(NOW));
        scale.setZeroValid(true);
        assertThat(weight(SOON)).isZero();
        simulated.load("1.000");
        simulated.fault(Fault.IN_MOTION, true);
        refused(JposConst.JPOS_E_TIMEOUT, 0, () -> weight(NOW));
        simulated.fault(Fault.IN_MOTION, false);
        simulated.fault(Fault.OVER_CAPACITY, true);
        refused(JposConst.JPOS_E_EXTENDED, ScaleConst.JPOS_ESCAL_OVERWEIGHT, () -> weight(SOON));
        simulated.fault(Fault.OVER_CAPACITY, false);
        simulated.fault(Fault.UNDER_ZERO, true);
        refused(JposConst.JPOS_E_EXTENDED, ScaleConst.JPOS_ESCAL_UNDER_ZERO, () -> weight(SOON));
        simulated.fault(Fault.UNDER_ZERO, false);
        assertThat(weight(SOON)).isEqualTo(1_000);
    }

    @ParameterizedTest
    @EnumSource
    void a_scale_that_comes_to_rest_in_time_is_waited_for(Protocol protocol) throws Exception {
        open(protocol);
        simulated.load("0.730");
        simulated.fault(Fault.IN_MOTION, true);
        refused(JposConst.JPOS_E_TIMEOUT, 0, () -> weight(NOW));
        var calm = Thread.startVirtualThread(() -> simulated.fault(Fault.IN_MOTION, false));
        assertThat(weight(SOON)).isEqualTo(730);
        calm.join();
    }

    @ParameterizedTest
    @EnumSource
    void garbage_is_never_a_weight(Protocol protocol) throws Exception {
        open(protocol);
        simulated.load("1.230");
        simulated.fault(Fault.GARBAGE, true);
        refused(JposConst.JPOS_E_TIMEOUT, 0, () -> weight(NOW));
        simulated.fault(Fault.GARBAGE, false);
        assertThat(weight(SOON)).isEqualTo(1_230);
    }

    @ParameterizedTest
    @EnumSource
    void a_weight_whose_point_was_lost_on_the_line_is_none(Protocol protocol) throws Exception {
        open(protocol);
        simulated.losesPoints(true);
        for (var weight : new String[] {"0.005", "1.250"}) {
            simulated.load(weight);
            refused(JposConst.JPOS_E_TIMEOUT, 0, () -> weight(NOW));
        }
        simulated.losesPoints(false);
        assertThat(weight(SOON)).isEqualTo(1_250);
    }

    @ParameterizedTest
    @EnumSource
    void more_than_the_scale_can_weigh_is_no_weight(Protocol protocol) throws Exception {
        open(protocol);
        simulated.load("55.250");
        refused(JposConst.JPOS_E_FAILURE, 0, () -> weight(NOW));
        assertThat(scale.getMaximumWeight()).isEqualTo(15_000);
        simulated.load("15.000");
        assertThat(weight(SOON)).isEqualTo(15_000);
    }

    @ParameterizedTest
    @CsvSource({"none,false", "even,true", "odd,true"})
    void the_parity_of_a_line_that_has_one_is_checked(String parity, boolean isChecked) throws Exception {
        var line = SerialLine.of(
                Entry.of("SerialScale")
                        .with("parity", parity)
                        .with("dataBits", 7)
                        .read(),
                9_600);
        assertThat(line.settings().contains("inpck")).isEqualTo(isChecked);
        if (isChecked) {
            assertThat(line.settings()).containsSubsequence("raw", "inpck");
        }
    }

    /** The weight of the item before must not become that of the next. */
    @ParameterizedTest
    @EnumSource
    void an_answer_that_comes_too_late_counts_for_nothing(Protocol protocol) throws Exception {
        probeMillis = 200;
        open(protocol);
        simulated.load("1.000");
        simulated.fault(Fault.LATE, true);
        assertThatExceptionOfType(JposException.class).isThrownBy(() -> weight(AT_ONCE));
        simulated.load("2.000");
        for (int i = 0; i < 5; i++) {
            try {
                assertThat(weight(AT_ONCE)).isEqualTo(2_000);
            } catch (JposException noWeight) {
                assertThat(noWeight.getErrorCode()).isIn(JposConst.JPOS_E_OFFLINE, JposConst.JPOS_E_TIMEOUT);
            }
        }
        simulated.fault(Fault.LATE, false);
        assertThat(weightWhenItIsBack()).isEqualTo(2_000);
    }

    private int weightWhenItIsBack() throws Exception {
        for (int i = 0; i < 200; i++) {
            try {
                return weight(AT_ONCE);
            } catch (JposException away) {
                LockSupport.parkNanos(50_000_000);
            }
        }
        throw new AssertionError("the scale never came back");
    }

    @ParameterizedTest
    @EnumSource
    void f27_a_scale_that_falls_silent_or_is_unplugged_heals_by_itself(Protocol protocol) throws Exception {
        probeMillis = 500;
        open(protocol);
        simulated.load("0.500");
        for (var fault : new Fault[] {Fault.SILENT, Fault.UNPLUGGED}) {
            simulated.fault(fault, true);
            awaitPower(JposConst.JPOS_SUE_POWER_OFF_OFFLINE);
            refused(JposConst.JPOS_E_OFFLINE, 0, () -> weight(NOW));
            simulated.fault(fault, false);
            awaitPower(JposConst.JPOS_SUE_POWER_ONLINE);
            assertThat(weight(SOON)).isEqualTo(500);
        }
    }

    @ParameterizedTest
    @EnumSource
    void f27_over_a_serial_line_it_is_the_same(Protocol protocol) throws Exception {
        become(protocol, "kg");
        try (var cable = new Cable(folder.resolve("scale"), simulated.port())) {
            open(Entry.of("SerialScale").with("tty", cable.end()));
            simulated.load("0.845");
            assertThat(weight(SOON)).isEqualTo(845);
            cable.pullOut();
            awaitPower(JposConst.JPOS_SUE_POWER_OFF_OFFLINE);
            cable.plugIn();
            awaitPower(JposConst.JPOS_SUE_POWER_ONLINE);
            assertThat(weight(SOON)).isEqualTo(845);
        }
    }

    @ParameterizedTest
    @EnumSource
    void it_is_set_to_zero_unless_there_is_too_much_on_it(Protocol protocol) throws Exception {
        open(protocol);
        scale.setZeroValid(true);
        simulated.load("0.010");
        scale.zeroScale();
        assertThat(weight(SOON)).isZero();
        simulated.load("2.000");
        if (protocol == Protocol.MT_SICS) {
            refused(JposConst.JPOS_E_FAILURE, 0, scale::zeroScale);
        } else {
            scale.zeroScale();
        }
        assertThat(weight(SOON)).isEqualTo(2_000);
    }

    @Test
    void a_tare_is_taken_off_by_the_scale() throws Exception {
        open(Protocol.MT_SICS);
        simulated.load("1.250");
        scale.setTareWeight(50);
        assertThat(weight(SOON)).isEqualTo(1_200);
        assertThat(scale.getTareWeight()).isEqualTo(50);
        scale.setTareWeight(0);
        assertThat(weight(SOON)).isEqualTo(1_250);
    }

    @Test
    void a_scale_whose_language_has_no_tare_says_so() throws Exception {
        open(Protocol.NCI);
        assertThat(scale.getCapTareWeight()).isFalse();
        refused(JposConst.JPOS_E_ILLEGAL, 0, () -> scale.setTareWeight(50));
    }

    @Test
    void an_asynchronous_weight_comes_with_its_event() throws Exception {
        open(Protocol.MT_SICS);
        var weights = new LinkedBlockingQueue<Integer>();
        var errors = new LinkedBlockingQueue<Integer>();
        scale.addDataListener(event -> weights.add(event.getStatus()));
        scale.addErrorListener(event -> errors.add(event.getErrorCode()));
        scale.setAsyncMode(true);
        scale.setDataEventEnabled(true);
        simulated.load("0.335");
        scale.readWeight(new int[1], SOON);
        assertThat(weights.poll(20, TimeUnit.SECONDS)).isEqualTo(335);
        simulated.fault(Fault.IN_MOTION, true);
        scale.setDataEventEnabled(true);
        scale.readWeight(new int[1], NOW);
        assertThat(errors.poll(20, TimeUnit.SECONDS)).isEqualTo(JposConst.JPOS_E_TIMEOUT);
    }

    @ParameterizedTest
    @CsvSource({
        "KG,1250,1.250,KG",
        "KG,1250,1250,G",
        "G,1250000,1.250,KG",
        "LB,1250,1.25,LB",
        "KG,,1.2505,KG",
        "KG,,1250.5,G",
        "KG,,2.75,LB"
    })
    void no_weight_is_rounded_or_worked_out(WeightUnit unit, Integer thousandths, String weight, WeightUnit stated) {
        assertThat(unit.thousandths(new java.math.BigDecimal(weight), stated).orElse(null))
                .isEqualTo(thousandths);
    }

    @Test
    void a_scale_that_is_set_to_another_unit_than_it_states_is_not_believed() throws Exception {
        become(Protocol.MT_SICS, "lb");
        open(Entry.of("SerialScale")
                .with("host", "127.0.0.1")
                .with("port", simulated.port())
                .with("unit", "kg"));
        simulated.load("2.750");
        refused(JposConst.JPOS_E_FAILURE, 0, () -> weight(SOON));
    }

    @ParameterizedTest
    @CsvSource({"protocol,morse", "unit,stone", "maximum,much"})
    void what_it_cannot_be_it_is_not(String property, String value) {
        var name = Entry.of("SerialScale")
                .with("host", "127.0.0.1")
                .with("port", 1)
                .with(property, value)
                .load();
        assertThatExceptionOfType(JposException.class)
                .isThrownBy(() -> scale.open(name))
                .withMessageContaining(property);
    }

    private static void refused(int code, int extended, ThrowingCallable call) {
        assertThatExceptionOfType(JposException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.getErrorCode())
                        .as(refusal.getMessage())
                        .isEqualTo(code))
                .satisfies(refusal -> assertThat(refusal.getErrorCodeExtended()).isEqualTo(extended));
    }

    private void awaitPower(int wanted) {
        try {
            for (var next = power.poll(20, TimeUnit.SECONDS); next != null; next = power.poll(20, TimeUnit.SECONDS)) {
                if (next == wanted) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        throw new AssertionError("never heard power state " + wanted);
    }
}
