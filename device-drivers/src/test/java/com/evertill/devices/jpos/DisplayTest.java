package com.evertill.devices.jpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.evertill.devices.simulator.DisplaySimulator;
import com.evertill.devices.simulator.PrinterSimulator;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import jpos.JposConst;
import jpos.JposException;
import jpos.LineDisplay;
import jpos.LineDisplayConst;
import jpos.POSPrinter;
import jpos.POSPrinterConst;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer display in both dialects, on its own cable and on the printer's. */
class DisplayTest {

    private static final int NORMAL = LineDisplayConst.DISP_DT_NORMAL;

    @TempDir
    private Path folder;

    private final DisplaySimulator simulated = new DisplaySimulator(0, Thread::startVirtualThread);
    private final PrinterSimulator printer = new PrinterSimulator(0, Thread::startVirtualThread);
    private final LineDisplay display = new LineDisplay();
    private final BlockingQueue<Integer> power = new LinkedBlockingQueue<>();

    @AfterEach
    void close() throws Exception {
        if (display.getState() != JposConst.JPOS_S_CLOSED) {
            display.close();
        }
        simulated.close();
        printer.close();
    }

    private void open(Entry entry) throws Exception {
        display.addStatusUpdateListener(event -> power.add(event.getStatus()));
        display.open(entry.load());
        display.claim(1_000);
        display.setPowerNotify(JposConst.JPOS_PN_ENABLED);
        display.setDeviceEnabled(true);
        awaitPower(JposConst.JPOS_SUE_POWER_ONLINE);
    }

    private Entry onItsOwn(String protocol) {
        return Entry.of("CustomerDisplay")
                .with("host", "127.0.0.1")
                .with("port", simulated.port())
                .with("protocol", protocol);
    }

    @ParameterizedTest
    @ValueSource(strings = {"esc-pos", "cd5220"})
    void two_rows_of_twenty_show_what_they_are_told(String protocol) throws Exception {
        open(onItsOwn(protocol));
        display.displayTextAt(0, 0, "Käse      0,453 kg  Summe        12,50 €", NORMAL);
        shows(simulated::lines, "Käse      0,453 kg  ", "Summe        12,50 €");
        display.displayTextAt(1, 13, "9", NORMAL);
        shows(simulated::lines, "Käse      0,453 kg  ", "Summe        92,50 €");
        display.clearText();
        shows(simulated::lines, " ".repeat(20), " ".repeat(20));
        display.displayText("one\r\ntwo\r\nthree", NORMAL);
        shows(simulated::lines, "two" + " ".repeat(17), "three" + " ".repeat(15));
        assertThat(display.getCursorRow()).isEqualTo(1);
        assertThat(display.getCursorColumn()).isEqualTo(5);
        assertThat(simulated.unknownCommands()).isEmpty();
    }

    @Test
    void letters_of_another_page_are_shown_where_the_display_can_change_it() throws Exception {
        open(onItsOwn("esc-pos").with("codePages", "858,852,866"));
        display.displayTextAt(0, 0, "Łódź Ćma Привет ä€漢", NORMAL);
        shows(simulated::lines, "Łódź Ćma Привет ä€? ", " ".repeat(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"esc-pos", "cd5220"})
    void f27_a_display_that_comes_back_shows_again_what_it_showed(String protocol) throws Exception {
        open(onItsOwn(protocol));
        display.displayTextAt(0, 0, "Milk", NORMAL);
        shows(simulated::lines, "Milk" + " ".repeat(16), " ".repeat(20));
        simulated.unplugged(true);
        awaitPower(JposConst.JPOS_SUE_POWER_OFF_OFFLINE);
        assertThatExceptionOfType(JposException.class)
                .isThrownBy(() -> display.displayTextAt(1, 0, "Total", NORMAL))
                .satisfies(refusal -> assertThat(refusal.getErrorCode()).isEqualTo(JposConst.JPOS_E_OFFLINE));
        simulated.unplugged(false);
        awaitPower(JposConst.JPOS_SUE_POWER_ONLINE);
        shows(simulated::lines, "Milk" + " ".repeat(16), "Total" + " ".repeat(15));
    }

    @Test
    void over_a_serial_line_it_is_the_same() throws Exception {
        try (var cable = new Cable(folder.resolve("display"), simulated.port())) {
            open(Entry.of("CustomerDisplay").with("tty", cable.end()).with("protocol", "cd5220"));
            display.displayTextAt(0, 0, "Milk", NORMAL);
            shows(simulated::lines, "Milk" + " ".repeat(16), " ".repeat(20));
            cable.pullOut();
            awaitPower(JposConst.JPOS_SUE_POWER_OFF_OFFLINE);
            cable.plugIn();
            awaitPower(JposConst.JPOS_SUE_POWER_ONLINE);
            shows(simulated::lines, "Milk" + " ".repeat(16), " ".repeat(20));
        }
    }

    @Test
    void on_the_printers_cable_each_hears_only_what_is_its_own() throws Exception {
        var control = new POSPrinter();
        var place = Entry.of("EscPosPrinter").with("host", "127.0.0.1").with("port", printer.port());
        control.open(place.load());
        control.claim(1_000);
        control.setDeviceEnabled(true);
        open(Entry.of("CustomerDisplay")
                .with("host", "127.0.0.1")
                .with("port", printer.port())
                .with("through", "printer"));
        for (int i = 0; i < 20; i++) {
            display.displayTextAt(0, 0, "Item %02d             Total €".formatted(i), NORMAL);
            control.printNormal(POSPrinterConst.PTR_S_RECEIPT, "line " + i + "\n");
        }
        shows(printer::displayLines, "Item 19             ", "Total €" + " ".repeat(13));
        assertThat(printer.lines()).hasSize(20).allMatch(line -> line.startsWith("line "));
        assertThat(printer.unknownCommands()).isEmpty();
        control.close();
        display.displayTextAt(0, 0, "Still here", NORMAL);
        shows(printer::displayLines, "Still here          ", "Total €" + " ".repeat(13));
    }

    @Test
    void places_and_attributes_that_it_lacks_are_refused() throws Exception {
        open(onItsOwn("esc-pos"));
        assertThat(display.getDeviceRows()).isEqualTo(2);
        assertThat(display.getDeviceColumns()).isEqualTo(20);
        for (var place : List.of(List.of(2, 0), List.of(0, 21), List.of(-1, 0))) {
            assertThatExceptionOfType(JposException.class)
                    .isThrownBy(() -> display.displayTextAt(place.get(0), place.get(1), "x", NORMAL))
                    .satisfies(refusal -> assertThat(refusal.getErrorCode()).isEqualTo(JposConst.JPOS_E_ILLEGAL));
        }
        assertThatExceptionOfType(JposException.class).isThrownBy(() -> display.displayText("x", 9));
        assertThatExceptionOfType(JposException.class).isThrownBy(() -> display.createWindow(0, 0, 1, 1, 1, 1));
    }

    private static void shows(Supplier<List<String>> what, String upper, String lower) {
        var wanted = List.of(upper, lower);
        for (int i = 0; i < 10_000 && !what.get().equals(wanted); i++) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(what.get()).isEqualTo(wanted);
    }

    private void awaitPower(int wanted) throws InterruptedException {
        for (var next = power.poll(20, TimeUnit.SECONDS); next != null; next = power.poll(20, TimeUnit.SECONDS)) {
            if (next == wanted) {
                return;
            }
        }
        throw new AssertionError("never heard power state " + wanted);
    }
}
