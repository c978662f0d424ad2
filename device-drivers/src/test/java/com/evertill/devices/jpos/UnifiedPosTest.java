package com.evertill.devices.jpos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.evertill.commerce.codes.Symbology;
import com.evertill.devices.simulator.PrinterSimulator.Fault;
import com.evertill.devices.simulator.SimulatedLane;
import com.evertill.devices.simulator.TerminalSimulator;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jpos.CashDrawer;
import jpos.CashDrawerConst;
import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinter;
import jpos.POSPrinterConst;
import jpos.Scanner;
import jpos.ScannerConst;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What UnifiedPOS 1.15 asks of services, through the controls that applications use. */
class UnifiedPosTest {

    private static final AtomicInteger LANES = new AtomicInteger(1_000);
    private static final int RECEIPT = POSPrinterConst.PTR_S_RECEIPT;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Executor executor = Thread::startVirtualThread;
    private final Scanner scanner = new Scanner();
    private final POSPrinter printer = new POSPrinter();
    private final CashDrawer drawer = new CashDrawer();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private SimulatedLane lane;

    @BeforeEach
    void a_lane() throws Exception {
        var setting = new TerminalSimulator.Setting(null, Duration.ofSeconds(1), InstantSource.system());
        lane = new SimulatedLane(LANES.incrementAndGet(), 0, setting, executor);
        JposServiceManager.installed()
                .load(
                        new ByteArrayInputStream(
                                SimulatedLane.jposXml(List.of(lane)).getBytes(UTF_8)),
                        new DriverContext(executor));
        scanner.open(name("scanner"));
        printer.open(name("printer"));
        drawer.open(name("drawer"));
        printer.addStatusUpdateListener(event -> heard.add("status " + event.getStatus()));
        printer.addOutputCompleteListener(event -> heard.add("complete " + event.getOutputID()));
    }

    @AfterEach
    void close() {
        for (var control : List.of(scanner, printer, drawer)) {
            if (control.getState() != JposConst.JPOS_S_CLOSED) {
                try {
                    control.close();
                } catch (JposException alreadyClosed) {
                    throw new AssertionError(alreadyClosed);
                }
            }
        }
        lane.close();
    }

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
        waiting.get(10, TimeUnit.SECONDS);
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
        assertThat(codes.poll(10, TimeUnit.SECONDS)).isEqualTo(ScannerConst.SCAN_SDT_EAN13 + " 4006381333931");
        assertThat(scanner.getDataEventEnabled()).isFalse();
        assertThat(scanner.getDataCount()).isEqualTo(2);
        scanner.setFreezeEvents(true);
        scanner.setDataEventEnabled(true);
        assertThat(scanner.getDataCount()).isEqualTo(2);
        scanner.setFreezeEvents(false);
        assertThat(codes.poll(10, TimeUnit.SECONDS)).isEqualTo(ScannerConst.SCAN_SDT_EAN8 + " 96385074");
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
        off.get(10, TimeUnit.SECONDS);
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
        assertThat(raw.get(10, TimeUnit.SECONDS)).isEqualTo("]E496385074");
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
        awaitDataCount(1);
        scanner.setDataEventEnabled(true);
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("]E04006381333931");
    }

    @Test
    void cover_and_paper_are_told_as_they_change_and_as_errors_of_a_print() throws Exception {
        enablePrinter();
        lane.printer().fault(Fault.COVER_OPEN, true);
        assertThat(next()).isEqualTo("status " + POSPrinterConst.PTR_SUE_COVER_OPEN);
        assertThat(printer.getCoverOpen()).isTrue();
        refusedExtended(POSPrinterConst.JPOS_EPTR_COVER_OPEN, () -> printer.printNormal(RECEIPT, "x\n"));
        lane.printer().fault(Fault.COVER_OPEN, false);
        assertThat(next()).isEqualTo("status " + POSPrinterConst.PTR_SUE_COVER_OK);
        lane.printer().fault(Fault.PAPER_NEAR_END, true);
        assertThat(next()).isEqualTo("status " + POSPrinterConst.PTR_SUE_REC_NEAREMPTY);
        lane.printer().fault(Fault.PAPER_OUT, true);
        assertThat(next()).isEqualTo("status " + POSPrinterConst.PTR_SUE_REC_EMPTY);
        refusedExtended(POSPrinterConst.JPOS_EPTR_REC_EMPTY, () -> printer.printNormal(RECEIPT, "x\n"));
        lane.printer().fault(Fault.PAPER_NEAR_END, false);
        lane.printer().fault(Fault.PAPER_OUT, false);
        assertThat(next()).isEqualTo("status " + POSPrinterConst.PTR_SUE_REC_PAPEROK);
        assertThat(lane.printer().lines()).isEmpty();
    }

    @Test
    void asynchronous_output_completes_in_order_when_the_printer_has_confirmed_it() throws Exception {
        enablePrinter();
        printer.setAsyncMode(true);
        printer.printNormal(RECEIPT, "one\n");
        int first = printer.getOutputID();
        printer.printNormal(RECEIPT, "two\n");
        int second = printer.getOutputID();
        assertThat(next()).isEqualTo("complete " + first);
        assertThat(next()).isEqualTo("complete " + second);
        assertThat(lane.printer().lines()).containsExactly("one", "two");
    }

    @Test
    void an_asynchronous_error_is_cleared_by_the_application() throws Exception {
        enablePrinter();
        printer.addErrorListener(event -> {
            event.setErrorResponse(JposConst.JPOS_ER_CLEAR);
            heard.add("error " + event.getErrorCode() + "/" + event.getErrorCodeExtended());
        });
        lane.printer().fault(Fault.COVER_OPEN, true);
        assertThat(next()).isEqualTo("status " + POSPrinterConst.PTR_SUE_COVER_OPEN);
        printer.setAsyncMode(true);
        printer.printNormal(RECEIPT, "never\n");
        assertThat(next()).isEqualTo("error " + JposConst.JPOS_E_EXTENDED + "/" + POSPrinterConst.JPOS_EPTR_COVER_OPEN);
        lane.printer().fault(Fault.COVER_OPEN, false);
        assertThat(next()).isEqualTo("status " + POSPrinterConst.PTR_SUE_COVER_OK);
        printer.printNormal(RECEIPT, "now\n");
        assertThat(next()).startsWith("complete");
        assertThat(lane.printer().lines()).containsExactly("now");
    }

    @Test
    void an_asynchronous_error_is_tried_again_when_the_printer_is_ready() throws Exception {
        enablePrinter();
        printer.addErrorListener(_ -> heard.add("error"));
        lane.printer().fault(Fault.PAPER_OUT, true);
        assertThat(next()).isEqualTo("status " + POSPrinterConst.PTR_SUE_REC_EMPTY);
        printer.setAsyncMode(true);
        printer.printNormal(RECEIPT, "later\n");
        int id = printer.getOutputID();
        assertThat(next()).isEqualTo("error");
        lane.printer().fault(Fault.PAPER_OUT, false);
        assertThat(next()).isEqualTo("status " + POSPrinterConst.PTR_SUE_REC_PAPEROK);
        assertThat(next()).isEqualTo("complete " + id);
        assertThat(lane.printer().lines()).containsExactly("later");
    }

    @Test
    void a_transaction_is_one_job() throws Exception {
        enablePrinter();
        printer.transactionPrint(RECEIPT, POSPrinterConst.PTR_TP_TRANSACTION);
        printer.printNormal(RECEIPT, "\u001B|cA\u001B|bCtop\n");
        printer.printBarCode(
                RECEIPT,
                "4006381333931",
                POSPrinterConst.PTR_BCS_EAN13,
                60,
                0,
                POSPrinterConst.PTR_BC_CENTER,
                POSPrinterConst.PTR_BC_TEXT_BELOW);
        printer.cutPaper(100);
        assertThat(lane.printer().lines()).isEmpty();
        printer.transactionPrint(RECEIPT, POSPrinterConst.PTR_TP_NORMAL);
        assertThat(lane.printer().lines().getFirst().strip()).isEqualTo("top");
        assertThat(lane.printer().lines()).contains("[barcode 4006381333931]", "[cut]");
    }

    @Test
    void what_cannot_be_printed_is_refused_before_it_is_sent() throws Exception {
        enablePrinter();
        refused(JposConst.JPOS_E_ILLEGAL, () -> printer.printNormal(POSPrinterConst.PTR_S_SLIP, "x\n"));
        refused(JposConst.JPOS_E_ILLEGAL, () -> barcode("Ä", POSPrinterConst.PTR_BCS_Code128));
        refused(JposConst.JPOS_E_ILLEGAL, () -> barcode("12", POSPrinterConst.PTR_BCS_EAN13));
        refused(JposConst.JPOS_E_ILLEGAL, () -> barcode("12", POSPrinterConst.PTR_BCS_MAXICODE));
        refused(JposConst.JPOS_E_ILLEGAL, () -> printer.cutPaper(101));
        refused(JposConst.JPOS_E_FAILURE, () -> printer.validateData(RECEIPT, "\u001B|1B logo\n"));
        printer.validateData(RECEIPT, "\u001B|4C\u001B|rA big\n");
        refused(JposConst.JPOS_E_ILLEGAL, () -> printer.printBitmap(RECEIPT, "logo.bmp", 100, -1));
        assertThat(lane.printer().lines()).isEmpty();
    }

    @Test
    void a_drawer_is_shared_until_somebody_claims_it() throws Exception {
        var second = new CashDrawer();
        second.open(name("drawer"));
        drawer.setDeviceEnabled(true);
        second.setDeviceEnabled(true);
        drawer.addStatusUpdateListener(event -> heard.add("drawer " + event.getStatus()));
        second.openDrawer();
        awaitHeard("drawer " + CashDrawerConst.CASH_SUE_DRAWEROPEN);
        assertThat(drawer.getDrawerOpened()).isTrue();
        second.claim(0);
        refused(JposConst.JPOS_E_CLAIMED, drawer::openDrawer);
        var closed = CompletableFuture.runAsync(
                () -> {
                    try {
                        second.waitForDrawerClose(1, 1, 1, 1);
                    } catch (JposException failed) {
                        throw new AssertionError(failed);
                    }
                },
                executor);
        assertThat(closed).isNotDone();
        lane.printer().drawer(false);
        closed.get(10, TimeUnit.SECONDS);
        second.close();
    }

    @Test
    void printer_and_drawer_share_one_cable() throws Exception {
        enablePrinter();
        drawer.setDeviceEnabled(true);
        printer.setDeviceEnabled(false);
        drawer.openDrawer();
        assertThat(lane.printer().await(SOON, simulated -> simulated.isDrawerOpen()))
                .isTrue();
        drawer.setDeviceEnabled(false);
        assertThat(lane.printer().await(SOON, simulated -> true)).isTrue();
    }

    private void enablePrinter() throws JposException {
        printer.claim(0);
        printer.setDeviceEnabled(true);
    }

    private void barcode(String data, int symbology) throws JposException {
        printer.printBarCode(
                RECEIPT, data, symbology, 60, 0, POSPrinterConst.PTR_BC_CENTER, POSPrinterConst.PTR_BC_TEXT_NONE);
    }

    private String next() {
        try {
            var next = heard.poll(20, TimeUnit.SECONDS);
            return next == null ? "nothing" : next;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private void awaitHeard(String event) {
        var passed = new ArrayList<String>();
        for (var next = next(); !next.equals(event); next = next()) {
            passed.add(next);
            assertThat(next).as("instead of %s after %s", event, passed).isNotEqualTo("nothing");
        }
    }

    private void awaitDataCount(int count) throws JposException {
        for (long left = 20_000_000_000L; left > 0 && scanner.getDataCount() < count; left -= 1_000_000) {
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
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

    private String name(String kind) {
        return kind + "." + lane.number();
    }

    private static void refused(int code, ThrowingCallable call) {
        assertThatExceptionOfType(JposException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.getErrorCode()).isEqualTo(code));
    }

    private static void refusedExtended(int code, ThrowingCallable call) {
        assertThatExceptionOfType(JposException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.getErrorCodeExtended()).isEqualTo(code));
    }
}
