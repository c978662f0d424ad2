package com.evertill.devices.jpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.devices.simulator.PrinterSimulator;
import com.evertill.devices.simulator.PrinterSimulator.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinter;
import jpos.POSPrinterConst;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One printer over every wire: the wire must make no difference. */
class WiresTest {

    private static final int RECEIPT = POSPrinterConst.PTR_S_RECEIPT;

    @TempDir
    private Path folder;

    private final PrinterSimulator simulated = new PrinterSimulator(0, Thread::startVirtualThread);
    private final POSPrinter printer = new POSPrinter();
    private final BlockingQueue<Integer> power = new LinkedBlockingQueue<>();

    enum Kind {
        TCP,
        SERIAL,
        USB_PRINTER_CLASS
    }

    /** A wire that can be pulled out. */
    private interface Plug extends AutoCloseable {
        Entry entry();

        void pullOut() throws Exception;

        void plugIn() throws Exception;

        @Override
        void close();
    }

    private Plug plug(Kind kind) throws Exception {
        if (kind == Kind.TCP) {
            return new Network();
        }
        var cable = new Cable(folder.resolve("device"), simulated.port());
        return new Cabled(cable, kind == Kind.SERIAL ? "tty" : "file");
    }

    private final class Network implements Plug {
        @Override
        public Entry entry() {
            return Entry.of("EscPosPrinter").with("host", "127.0.0.1").with("port", simulated.port());
        }

        @Override
        public void pullOut() {
            simulated.fault(Fault.UNPLUGGED, true);
        }

        @Override
        public void plugIn() {
            simulated.fault(Fault.UNPLUGGED, false);
        }

        @Override
        public void close() {}
    }

    private record Cabled(Cable cable, String property) implements Plug {
        @Override
        public Entry entry() {
            return Entry.of("EscPosPrinter").with(property, cable.end()).with("baud", 38_400);
        }

        @Override
        public void pullOut() throws Exception {
            cable.pullOut();
        }

        @Override
        public void plugIn() throws Exception {
            cable.plugIn();
        }

        @Override
        public void close() {
            cable.close();
        }
    }

    @BeforeEach
    void listen() {
        printer.addStatusUpdateListener(event -> power.add(event.getStatus()));
    }

    @AfterEach
    void close() {
        simulated.close();
    }

    @ParameterizedTest
    @EnumSource
    void f27_a_printer_prints_over_every_wire_and_heals_by_itself_after_replugging(Kind kind) throws Exception {
        try (var plug = plug(kind)) {
            enable(plug.entry());
            awaitPower(JposConst.JPOS_SUE_POWER_ONLINE);
            printer.printNormal(RECEIPT, "Straße, Köln €\n");
            assertThat(simulated.lines()).containsExactly("Straße, Köln €");
            simulated.fault(Fault.COVER_OPEN, true);
            simulated.await(Duration.ofSeconds(5), it -> it.faults().contains(Fault.COVER_OPEN));
            simulated.fault(Fault.COVER_OPEN, false);
            plug.pullOut();
            awaitPower(JposConst.JPOS_SUE_POWER_OFF);
            assertThatThrownBy(() -> printer.printNormal(RECEIPT, "nowhere\n")).isInstanceOf(JposException.class);
            plug.plugIn();
            awaitPower(JposConst.JPOS_SUE_POWER_ONLINE);
            printer.printNormal(RECEIPT, "again\n");
            assertThat(simulated.lines()).containsExactly("Straße, Köln €", "again");
            assertThat(simulated.unknownCommands()).isEmpty();
            printer.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_closed_device_is_free_for_the_next_who_opens_it(Kind kind) throws Exception {
        try (var plug = plug(kind)) {
            var entry = plug.entry();
            for (int i = 0; i < 3; i++) {
                enable(entry);
                awaitPower(JposConst.JPOS_SUE_POWER_ONLINE);
                printer.printNormal(RECEIPT, "round " + i + "\n");
                printer.close();
            }
            assertThat(simulated.lines()).containsExactly("round 0", "round 1", "round 2");
        }
    }

    @Test
    void what_is_wrong_with_a_device_file_is_said_in_words() throws Exception {
        var missing = new FileWire(folder.resolve("ttyUSB9"), FileWire.Access.READ_WRITE, SerialLine.NONE);
        assertThatThrownBy(() -> missing.open(Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no such device");
        var noTerminal = Files.createFile(folder.resolve("file"));
        var serial = new FileWire(
                noTerminal,
                FileWire.Access.READ_WRITE,
                SerialLine.of(Entry.of("LineScanner").read(), 9_600));
        assertThatThrownBy(() -> serial.open(Duration.ofSeconds(5), Duration.ofSeconds(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("stty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host=10.0.0.1", "host=10.0.0.1 port=9100 tty=/dev/ttyS0", "host=x port=99999"})
    void a_device_is_in_exactly_one_place(String properties) {
        var entry = Entry.of("EscPosPrinter");
        for (var property : properties.split(" ")) {
            if (!property.isEmpty()) {
                entry.with(property.split("=")[0], property.split("=")[1]);
            }
        }
        assertThatThrownBy(() -> LinkSettings.of(entry.read()))
                .isInstanceOf(JposException.class)
                .hasMessageContaining("jpos.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parity=mark", "dataBits=9", "stopBits=3", "flow=maybe", "baud=fast"})
    void a_serial_line_is_set_up_as_it_is_written_or_not_at_all(String property) {
        var entry = Entry.of("EscPosPrinter").with("tty", "/dev/ttyS0");
        entry.with(property.split("=")[0], property.split("=")[1]);
        assertThatThrownBy(() -> LinkSettings.of(entry.read()))
                .isInstanceOf(JposException.class)
                .hasMessageContaining(property.split("=")[0]);
    }

    private void enable(Entry entry) throws JposException {
        printer.open(entry.load());
        power.clear();
        printer.claim(1_000);
        printer.setPowerNotify(JposConst.JPOS_PN_ENABLED);
        printer.setDeviceEnabled(true);
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
