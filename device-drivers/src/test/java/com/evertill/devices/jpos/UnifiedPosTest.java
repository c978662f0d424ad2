package com.evertill.devices.jpos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codes.Symbology;
import com.evertill.devices.simulator.PrinterSimulator.Fault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import jpos.JposConst;
import jpos.JposException;
import jpos.Scanner;
import jpos.ScannerConst;
import org.junit.jupiter.api.Test;

/** What UnifiedPOS 1.15 asks of every service, and of a scanner. */
class UnifiedPosTest extends OpenedLane {

    @Test
    void an_unknown_name_does_not_exist() {
        refused(JposConst.JPOS_E_NOEXIST, () -> new Scanner().open("nobody"));
    }

    @Test
    void a_closed_device_refuses_everything() throws Exception {
        scanner.close();
        refused(JposConst.JPOS_E_CLOSED, () -> scanner.claim(0));
        refused(JposConst.JPOS_E_CLOSED, scanner::getDataCount);
        assertThat(scanner.getState()).isEqualTo(JposConst.JPOS_S_CLOSED);
    }

    @Test
    void an_exclusive_device_is_claimed_before_it_is_enabled_and_enabled_before_it_is_used() throws Exception {
        refused(JposConst.JPOS_E_NOTCLAIMED, () -> printer.setDeviceEnabled(true));
        refused(JposConst.JPOS_E_NOTCLAIMED, () -> printer.printNormal(RECEIPT, "x\n"));
        printer.claim(0);
        refused(JposConst.JPOS_E_DISABLED, () -> printer.printNormal(RECEIPT, "x\n"));
        printer.setDeviceEnabled(true);
        printer.printNormal(RECEIPT, "x\n");
        assertThat(lane.printer().lines()).containsExactly("x");
    }

    @Test
    void a_claim_excludes_others_until_it_is_released() throws Exception {
        var second = new Scanner();
        second.open(name("scanner"));
        scanner.claim(1_000);
        refused(JposConst.JPOS_E_TIMEOUT, () -> second.claim(50));
        refused(JposConst.JPOS_E_CLAIMED, () -> second.setDeviceEnabled(true));
        refused(JposConst.JPOS_E_ILLEGAL, () -> second.claim(-2));
        var waiting = CompletableFuture.runAsync(
                () -> {
                    try {
                        second.claim(JposConst.JPOS_FOREVER);
                    } catch (JposException refused) {
                        throw new AssertionError(refused);
                    }
                },
                executor);
        scanner.release();
        waiting.get(20, TimeUnit.SECONDS);
        assertThat(second.getClaimed()).isTrue();
        refused(JposConst.JPOS_E_TIMEOUT, () -> scanner.claim(0));
        second.close();
        scanner.claim(1_000);
    }

    @Test
    void releasing_disables_an_exclusive_device() throws Exception {
        printer.claim(0);
        printer.setDeviceEnabled(true);
        printer.release();
        assertThat(printer.getDeviceEnabled()).isFalse();
        refused(JposConst.JPOS_E_ILLEGAL, printer::release);
    }

    @Test
    void a_dead_device_refuses_to_be_enabled_and_hangs_nobody() throws Exception {
        lane.printer().fault(Fault.UNPLUGGED, true);
        printer.claim(0);
        refused(JposConst.JPOS_E_NOHARDWARE, () -> printer.setDeviceEnabled(true));
        assertThat(printer.getDeviceEnabled()).isFalse();
    }

    @Test
    void with_power_notification_a_dead_device_is_enabled_and_announces_itself_when_it_lives() throws Exception {
        lane.printer().fault(Fault.UNPLUGGED, true);
        printer.claim(0);
        printer.setPowerNotify(JposConst.JPOS_PN_ENABLED);
        printer.setDeviceEnabled(true);
        assertThat(next()).isEqualTo("status " + JposConst.JPOS_SUE_POWER_OFF);
        refused(JposConst.JPOS_E_OFFLINE, () -> printer.printNormal(RECEIPT, "x\n"));
        refused(JposConst.JPOS_E_ILLEGAL, () -> printer.setPowerNotify(JposConst.JPOS_PN_DISABLED));
        lane.printer().fault(Fault.UNPLUGGED, false);
        assertThat(next()).isEqualTo("status " + JposConst.JPOS_SUE_POWER_ONLINE);
        assertThat(printer.getPowerState()).isEqualTo(JposConst.JPOS_PS_ONLINE);
    }

    @Test
    void data_waits_for_data_event_enabled_and_each_event_turns_it_off() throws Exception {
        var codes = new LinkedBlockingQueue<String>();
        scanner.addDataListener(_ -> codes.add(label()));
        scanner.claim(0);
        scanner.setDecodeData(true);
        scanner.setDeviceEnabled(true);
        lane.scanner().scan(Symbology.EAN_13, "4006381333931");
        lane.scanner().scan(Symbology.EAN_8, "96385074");
        lane.scanner().scan(Symbology.GS1_128, "0104006381333931");
        awaitDataCount(3);
        assertThat(codes).isEmpty();
        scanner.setDataEventEnabled(true);
        assertThat(codes.poll(20, TimeUnit.SECONDS)).isEqualTo(ScannerConst.SCAN_SDT_EAN13 + " 4006381333931");
        assertThat(scanner.getDataEventEnabled()).isFalse();
        assertThat(scanner.getDataCount()).isEqualTo(2);
        scanner.setFreezeEvents(true);
        scanner.setDataEventEnabled(true);
        assertThat(scanner.getDataCount()).isEqualTo(2);
        scanner.setFreezeEvents(false);
        assertThat(codes.poll(20, TimeUnit.SECONDS)).isEqualTo(ScannerConst.SCAN_SDT_EAN8 + " 96385074");
        scanner.clearInput();
        assertThat(scanner.getDataCount()).isZero();
        assertThat(codes).isEmpty();
    }

    @Test
    void auto_disable_stops_the_scanner_after_a_code() throws Exception {
        scanner.claim(0);
        scanner.setAutoDisable(true);
        scanner.setDeviceEnabled(true);
        lane.scanner().scan(Symbology.EAN_8, "96385074");
        awaitDataCount(1);
        var off = new CompletableFuture<Void>();
        scanner.addDataListener(_ -> off.complete(null));
        scanner.setDataEventEnabled(true);
        off.get(20, TimeUnit.SECONDS);
        assertThat(scanner.getDeviceEnabled()).isFalse();
    }

    @Test
    void without_decoding_the_code_comes_as_it_was_sent() throws Exception {
        var raw = new CompletableFuture<String>();
        scanner.addDataListener(_ -> raw.complete(scanData()));
        scanner.claim(0);
        scanner.setDeviceEnabled(true);
        scanner.setDataEventEnabled(true);
        lane.scanner().scan(Symbology.EAN_8, "96385074");
        assertThat(raw.get(20, TimeUnit.SECONDS)).isEqualTo("]E496385074");
        assertThat(scanner.getScanDataType()).isEqualTo(ScannerConst.SCAN_SDT_UNKNOWN);
    }

    @Test
    void a_listener_that_throws_costs_nobody_the_next_event() throws Exception {
        var second = new CompletableFuture<String>();
        var calls = new AtomicInteger();
        scanner.addDataListener(_ -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("this application is broken, on purpose, for a test");
            }
            second.complete(scanData());
        });
        scanner.claim(0);
        scanner.setDeviceEnabled(true);
        scanner.setDataEventEnabled(true);
        lane.scanner().scan(Symbology.EAN_8, "96385074");
        lane.scanner().scan(Symbology.EAN_13, "4006381333931");
        // Before the first is told, it is itself one that waits, and the next is asked for in vain.
        for (int i = 0; i < 20_000 && calls.get() < 1; i++) {
            LockSupport.parkNanos(1_000_000);
        }
        awaitDataCount(1);
        scanner.setDataEventEnabled(true);
        assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo("]E04006381333931");
    }

    private void awaitDataCount(int count) throws JposException {
        for (long left = 20_000_000_000L; left > 0 && scanner.getDataCount() < count; left -= 1_000_000) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(scanner.getDataCount()).isEqualTo(count);
    }

    private String label() {
        try {
            return scanner.getScanDataType() + " " + new String(scanner.getScanDataLabel(), UTF_8);
        } catch (JposException closed) {
            throw new AssertionError(closed);
        }
    }

    private String scanData() {
        try {
            return new String(scanner.getScanData(), UTF_8);
        } catch (JposException closed) {
            throw new AssertionError(closed);
        }
    }
}
