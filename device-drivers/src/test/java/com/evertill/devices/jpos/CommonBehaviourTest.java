package com.evertill.devices.jpos;

import static com.evertill.devices.jpos.ByName.call;
import static com.evertill.devices.jpos.ByName.getters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jpos.BaseJposControl;
import jpos.CashDrawer;
import jpos.HardTotals;
import jpos.JposConst;
import jpos.JposException;
import jpos.Keylock;
import jpos.LineDisplay;
import jpos.MSR;
import jpos.POSPrinter;
import jpos.Scale;
import jpos.Scanner;
import jpos.ToneIndicator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What UnifiedPOS 1.15 says of every device, part "Common properties, methods and events" and "Input, output and error model", asked of every
 * service of ours through its control. The controls have no common type with all of it, so methods are called by their names.
 */
class CommonBehaviourTest {

    @TempDir
    private Path folder;

    private final List<BaseJposControl> opened = new ArrayList<>();
    private final List<Bench> benches = new ArrayList<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void close() throws Exception {
        for (var control : opened) {
            if (control.getState() != JposConst.JPOS_S_CLOSED) {
                control.close();
            }
        }
        for (var bench : benches) {
            bench.close();
        }
    }

    // The device is closed, not claimed, claimed by somebody else, disabled

    @ParameterizedTest
    @EnumSource
    void a_closed_device_answers_nothing(Service service) throws Exception {
        var control = service.control();
        assertThat(control.getState()).isEqualTo(JposConst.JPOS_S_CLOSED);
        for (var getter : getters(control)) {
            refused(JposConst.JPOS_E_CLOSED, () -> call(control, getter.getName()));
        }
        refused(JposConst.JPOS_E_CLOSED, () -> control.claim(0));
        refused(JposConst.JPOS_E_CLOSED, control::release);
        refused(JposConst.JPOS_E_CLOSED, control::close);
        refused(JposConst.JPOS_E_CLOSED, () -> control.checkHealth(JposConst.JPOS_CH_INTERNAL));
        refused(JposConst.JPOS_E_CLOSED, () -> control.directIO(0, new int[1], ""));
    }

    @ParameterizedTest
    @EnumSource
    void an_open_device_is_idle_not_claimed_and_disabled_and_has_all_its_properties(Service service) throws Exception {
        var control = open(bench(service).entry(), service);
        assertThat(control.getState()).isEqualTo(JposConst.JPOS_S_IDLE);
        assertThat(control.getClaimed()).isFalse();
        assertThat(control.getDeviceEnabled()).isFalse();
        assertThat(control.getFreezeEvents()).isFalse();
        assertThat(control.getDeviceServiceVersion() / 1_000).isEqualTo(1_015);
        assertThat(call(control, "getPowerNotify")).isEqualTo(JposConst.JPOS_PN_DISABLED);
        assertThat(call(control, "getPowerState")).isEqualTo(JposConst.JPOS_PS_UNKNOWN);
        for (var getter : getters(control)) {
            try {
                assertThat(call(control, getter.getName())).as(getter.getName()).isNotNull();
            } catch (JposException later) {
                assertThat(later.getErrorCode())
                        .as(getter.getName())
                        .isIn(JposConst.JPOS_E_NOTCLAIMED, JposConst.JPOS_E_DISABLED);
            }
        }
        refused(JposConst.JPOS_E_ILLEGAL, () -> control.directIO(0, new int[1], ""));
    }

    @ParameterizedTest
    @EnumSource
    void an_exclusive_device_is_claimed_before_it_is_enabled(Service service) throws Exception {
        var control = open(bench(service).entry(), service);
        if (service.isSharable()) {
            control.setDeviceEnabled(true);
            assertThat(control.getDeviceEnabled()).isTrue();
            return;
        }
        refused(JposConst.JPOS_E_NOTCLAIMED, () -> control.setDeviceEnabled(true));
        refused(JposConst.JPOS_E_NOTCLAIMED, () -> control.checkHealth(JposConst.JPOS_CH_INTERNAL));
        control.claim(1_000);
        refused(JposConst.JPOS_E_DISABLED, () -> control.checkHealth(JposConst.JPOS_CH_INTERNAL));
        control.setDeviceEnabled(true);
        control.checkHealth(JposConst.JPOS_CH_INTERNAL);
        assertThat(control.getCheckHealthText()).isNotBlank();
        refused(JposConst.JPOS_E_ILLEGAL, () -> control.checkHealth(99));
    }

    @ParameterizedTest
    @EnumSource
    void a_claim_keeps_others_out_and_releasing_it_disables_an_exclusive_device(Service service) throws Exception {
        var entry = bench(service).entry();
        var first = open(entry, service);
        var second = reopen(entry, service);
        first.claim(1_000);
        first.claim(0);
        refused(JposConst.JPOS_E_TIMEOUT, () -> second.claim(20));
        refused(JposConst.JPOS_E_ILLEGAL, () -> second.claim(-2));
        refused(JposConst.JPOS_E_ILLEGAL, second::release);
        if (!service.isSharable()) {
            refused(JposConst.JPOS_E_CLAIMED, () -> second.setDeviceEnabled(true));
        }
        first.setDeviceEnabled(true);
        first.release();
        assertThat(first.getDeviceEnabled()).isEqualTo(service.isSharable());
        refused(JposConst.JPOS_E_ILLEGAL, first::release);
        second.claim(1_000);
        second.close();
        first.claim(1_000);
    }

    @ParameterizedTest
    @EnumSource
    void a_device_that_is_not_there_refuses_to_be_enabled_and_hangs_nobody(Service service) throws Exception {
        var bench = bench(service);
        bench.pullOut();
        var control = open(bench.entry().with("connectMillis", 300), service);
        control.claim(1_000);
        refused(JposConst.JPOS_E_NOHARDWARE, () -> control.setDeviceEnabled(true));
        assertThat(control.getDeviceEnabled()).isFalse();
    }

    // Power

    @ParameterizedTest
    @EnumSource
    void f27_power_is_told_to_whoever_asked_and_replugging_heals(Service service) throws Exception {
        var bench = bench(service);
        var control = open(bench.entry().with("probeMillis", 300), service);
        assertThat((int) call(control, "getCapPowerReporting")).isNotEqualTo(JposConst.JPOS_PR_NONE);
        control.claim(1_000);
        refused(JposConst.JPOS_E_ILLEGAL, () -> call(control, "setPowerNotify", 7));
        call(control, "setPowerNotify", JposConst.JPOS_PN_ENABLED);
        control.setDeviceEnabled(true);
        hears("status " + JposConst.JPOS_SUE_POWER_ONLINE);
        assertThat(call(control, "getPowerState")).isEqualTo(JposConst.JPOS_PS_ONLINE);
        refused(JposConst.JPOS_E_ILLEGAL, () -> call(control, "setPowerNotify", JposConst.JPOS_PN_DISABLED));
        bench.pullOut();
        hearsOneOf("status " + JposConst.JPOS_SUE_POWER_OFF, "status " + JposConst.JPOS_SUE_POWER_OFF_OFFLINE);
        bench.plugIn();
        hears("status " + JposConst.JPOS_SUE_POWER_ONLINE);
        control.setDeviceEnabled(false);
        assertThat(call(control, "getPowerState")).isEqualTo(JposConst.JPOS_PS_UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void without_power_notification_the_power_is_not_known(Service service) throws Exception {
        var control = ready(bench(service), service);
        assertThat(call(control, "getPowerState")).isEqualTo(JposConst.JPOS_PS_UNKNOWN);
    }

    // Events

    @ParameterizedTest
    @EnumSource
    void frozen_events_wait_and_come_in_order(Service service) throws Exception {
        var bench = bench(service);
        var control = open(bench.entry().with("probeMillis", 300), service);
        control.claim(1_000);
        call(control, "setPowerNotify", JposConst.JPOS_PN_ENABLED);
        control.setDeviceEnabled(true);
        hears("status " + JposConst.JPOS_SUE_POWER_ONLINE);
        control.setFreezeEvents(true);
        assertThat(control.getFreezeEvents()).isTrue();
        heard.clear();
        bench.pullOut();
        awaitPower(control, JposConst.JPOS_PS_ONLINE, false);
        bench.plugIn();
        awaitPower(control, JposConst.JPOS_PS_ONLINE, true);
        assertThat(heard).noneMatch(event -> event.startsWith("status 200"));
        control.setFreezeEvents(false);
        hearsOneOf("status " + JposConst.JPOS_SUE_POWER_OFF, "status " + JposConst.JPOS_SUE_POWER_OFF_OFFLINE);
        hears("status " + JposConst.JPOS_SUE_POWER_ONLINE);
    }

    @ParameterizedTest
    @EnumSource
    void data_waits_for_data_event_enabled_one_at_a_time(Service service) throws Exception {
        if (!service.isInput()) {
            return;
        }
        var bench = bench(service);
        var control = ready(bench, service);
        bench.input(control);
        bench.input(control);
        awaitDataCount(control, 2);
        assertThat(heard).isEmpty();
        call(control, "setDataEventEnabled", true);
        hears("data");
        assertThat(call(control, "getDataEventEnabled")).isEqualTo(false);
        assertThat(call(control, "getDataCount")).isEqualTo(1);
        control.setFreezeEvents(true);
        call(control, "setDataEventEnabled", true);
        assertThat(call(control, "getDataCount")).isEqualTo(1);
        control.setFreezeEvents(false);
        hears("data");
        awaitDataCount(control, 0);
    }

    @ParameterizedTest
    @EnumSource
    void clearing_input_forgets_what_waits(Service service) throws Exception {
        if (!service.isInput()) {
            return;
        }
        var bench = bench(service);
        var control = open(bench.entry(), service);
        refused(JposConst.JPOS_E_NOTCLAIMED, () -> call(control, "clearInput"));
        control.claim(1_000);
        control.setDeviceEnabled(true);
        bench.input(control);
        awaitDataCount(control, 1);
        call(control, "clearInput");
        assertThat(call(control, "getDataCount")).isEqualTo(0);
        call(control, "setDataEventEnabled", true);
        bench.input(control);
        hears("data");
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void auto_disable_stops_the_device_with_the_first_input_and_its_event_still_comes(Service service)
            throws Exception {
        if (!service.isInput()) {
            return;
        }
        var bench = bench(service);
        var control = ready(bench, service);
        call(control, "setAutoDisable", true);
        bench.input(control);
        awaitDataCount(control, 1);
        for (int i = 0; i < 10_000 && control.getDeviceEnabled(); i++) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(control.getDeviceEnabled()).isFalse();
        call(control, "setDataEventEnabled", true);
        hears("data");
        control.setDeviceEnabled(true);
        call(control, "setDataEventEnabled", true);
        // What stands at the other end may not have noticed yet that its old connection has ended.
        for (int i = 0; i < 50 && heard.isEmpty(); i++) {
            bench.input(control);
            LockSupport.parkNanos(100_000_000);
        }
        hears("data");
    }

    // Statistics and firmware

    @ParameterizedTest
    @EnumSource
    void statistics_are_told_and_set_back_by_name(Service service) throws Exception {
        var control = ready(bench(service), service);
        assertThat(call(control, "getCapStatisticsReporting")).isEqualTo(true);
        var all = new String[] {""};
        call(control, "retrieveStatistics", new Object[] {all});
        assertThat(all[0]).contains("<Name>CommunicationErrorCount</Name><Value>0</Value>", "<UPOSStat");
        var none = new String[] {"NoSuchCount"};
        refused(JposConst.JPOS_E_ILLEGAL, () -> call(control, "retrieveStatistics", new Object[] {none}));
        refused(JposConst.JPOS_E_ILLEGAL, () -> call(control, "resetStatistics", "NoSuchCount"));
        call(control, "resetStatistics", "CommunicationErrorCount");
        call(control, "resetStatistics", "");
        assertThat(call(control, "getCapUpdateStatistics")).isEqualTo(false);
        refused(JposConst.JPOS_E_ILLEGAL, () -> call(control, "updateStatistics", "CommunicationErrorCount=1"));
    }

    @ParameterizedTest
    @EnumSource
    void what_a_capability_denies_is_illegal(Service service) throws Exception {
        var control = ready(bench(service), service);
        assertThat(call(control, "getCapUpdateFirmware")).isEqualTo(false);
        refused(JposConst.JPOS_E_ILLEGAL, () -> call(control, "updateFirmware", "file"));
        assertThat(call(control, "getCapCompareFirmwareVersion")).isEqualTo(false);
        refused(JposConst.JPOS_E_ILLEGAL, () -> call(control, "compareFirmwareVersion", "file", new int[1]));
    }

    // Controls by name

    private BaseJposControl open(Entry entry, Service service) throws JposException {
        return opened(entry.load(), service);
    }

    private BaseJposControl reopen(Entry entry, Service service) throws JposException {
        return opened(entry.name(), service);
    }

    private BaseJposControl opened(String name, Service service) throws JposException {
        var control = service.control();
        switch (control) {
            case Scanner scanner -> scanner.addDataListener(_ -> heard.add("data"));
            case Scale scale -> scale.addDataListener(_ -> heard.add("data"));
            case MSR reader -> reader.addDataListener(_ -> heard.add("data"));
            default -> {}
        }
        switch (control) {
            case Scanner it -> it.addStatusUpdateListener(event -> heard.add("status " + event.getStatus()));
            case Scale it -> it.addStatusUpdateListener(event -> heard.add("status " + event.getStatus()));
            case MSR it -> it.addStatusUpdateListener(event -> heard.add("status " + event.getStatus()));
            case POSPrinter it -> it.addStatusUpdateListener(event -> heard.add("status " + event.getStatus()));
            case CashDrawer it -> it.addStatusUpdateListener(event -> heard.add("status " + event.getStatus()));
            case HardTotals it -> it.addStatusUpdateListener(event -> heard.add("status " + event.getStatus()));
            case ToneIndicator it -> it.addStatusUpdateListener(event -> heard.add("status " + event.getStatus()));
            case Keylock it -> it.addStatusUpdateListener(event -> heard.add("status " + event.getStatus()));
            case LineDisplay it -> it.addStatusUpdateListener(event -> heard.add("status " + event.getStatus()));
            default -> throw new AssertionError(control);
        }
        control.open(name);
        opened.add(control);
        return control;
    }

    private BaseJposControl ready(Bench bench, Service service) throws JposException {
        var control = open(bench.entry(), service);
        control.claim(1_000);
        control.setDeviceEnabled(true);
        return control;
    }

    private static void refused(int code, ThrowingCallable call) {
        assertThatExceptionOfType(JposException.class).isThrownBy(call).satisfies(refusal -> assertThat(
                        refusal.getErrorCode())
                .as(refusal.getMessage())
                .isEqualTo(code));
    }

    private void hears(String wanted) throws InterruptedException {
        hearsOneOf(wanted);
    }

    private void hearsOneOf(String... wanted) throws InterruptedException {
        var before = new ArrayList<String>();
        for (var next = heard.poll(20, TimeUnit.SECONDS); next != null; next = heard.poll(20, TimeUnit.SECONDS)) {
            if (List.of(wanted).contains(next)) {
                return;
            }
            before.add(next);
        }
        throw new AssertionError("never heard " + List.of(wanted) + ", but " + before);
    }

    private static void awaitPower(BaseJposControl control, int state, boolean wanted) throws JposException {
        for (int i = 0; i < 20_000 && ((int) call(control, "getPowerState") == state) != wanted; i++) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat((int) call(control, "getPowerState") == state).isEqualTo(wanted);
    }

    private static void awaitDataCount(BaseJposControl control, int count) throws JposException {
        for (int i = 0; i < 20_000 && (int) call(control, "getDataCount") != count; i++) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(call(control, "getDataCount")).isEqualTo(count);
    }

    private Bench bench(Service service) throws Exception {
        var bench = Bench.of(service, folder);
        benches.add(bench);
        return bench;
    }
}
