package com.evertill.devices;

import static com.evertill.devices.DeviceState.Health.OFFLINE;
import static com.evertill.devices.DeviceState.Health.READY;
import static com.evertill.devices.LaneDevices.Kind.PRINTER;
import static com.evertill.devices.LaneDevices.Kind.SCALE;
import static com.evertill.devices.LaneDevices.Kind.SCANNER;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.devices.Heard.Scan;
import com.evertill.devices.Heard.Unscanned;
import com.evertill.devices.Weighing.NotWeighed;
import com.evertill.devices.Weighing.Weighed;
import com.evertill.devices.agent.LaneProgram;
import com.evertill.devices.jpos.Cable;
import com.evertill.devices.jpos.DeviceNode;
import com.evertill.devices.simulator.PrinterSimulator;
import com.evertill.devices.simulator.ScaleSimulator;
import com.evertill.devices.simulator.ScaleSimulator.Fault;
import com.evertill.devices.simulator.ScaleSimulator.Protocol;
import com.evertill.devices.simulator.ScannerSimulator;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A lane whose devices hang on other wires than the network: serial lines, which are real terminal devices here, and nodes of USB devices. */
@ParameterizedClass
@MethodSource("ways")
@Tag(LaneProgram.TAG)
class LaneWiresTest extends ReadyLane {

    @TempDir
    private Path folder;

    private LaneDevices opened(LaneDevices.Kind kind, String category, String service, String properties)
            throws InterruptedException {
        configureToo("""
                <JposEntry logicalName="wired">
                  <creation factoryClass="com.evertill.devices.jpos.ServiceFactory" serviceClass="com.evertill.devices.jpos.%s"/>
                  <vendor name="Evertill" url="https://evertill.com"/>
                  <jpos version="1.15" category="%s"/>
                  <product name="Wired" description="A device on a wire" url="https://evertill.com"/>
                  %s
                </JposEntry>
                """.formatted(service, category, properties));
        var wired = open(LaneConfig.none("wired").with(kind, "wired"));
        heard.await(kind, READY);
        heard.forget();
        return wired;
    }

    private static String property(String name, Object value) {
        return "<prop name=\"%s\" value=\"%s\"/>".formatted(name, value);
    }

    private void hears(Scan... scans) throws InterruptedException {
        heard.await(List.of(scans).toString(), all -> all.all(Scan.class).size() >= scans.length);
        assertThat(heard.all(Scan.class)).containsExactly(scans);
    }

    // Scanners

    @Test
    void f27_a_scanner_on_a_serial_line_reads_and_does_so_again_when_it_is_plugged_in_anew() throws Exception {
        try (var scanner = new ScannerSimulator(0, executor);
                var cable = new Cable(folder.resolve("ttyACM0"), scanner.port());
                var _ = opened(SCANNER, "Scanner", "LineScanner", property("tty", cable.end()))) {
            scanner.scan(Symbology.EAN_13, "4006381333931");
            hears(new Scan(Symbology.EAN_13, "4006381333931"));
            cable.pullOut();
            heard.await(SCANNER, OFFLINE);
            heard.forget();
            cable.plugIn();
            heard.await(SCANNER, READY);
            scanner.scan(Symbology.GS1_DATAMATRIX, "01040063813339311726112210A\u001D3103000500");
            hears(new Scan(Symbology.GS1_DATAMATRIX, "01040063813339311726112210A\u001D3103000500"));
        }
    }

    @Test
    void a_usb_scanner_of_the_class_for_points_of_sale_reads() throws Exception {
        try (var node = new DeviceNode(folder.resolve("hidraw0"));
                var _ = opened(SCANNER, "Scanner", "HidScanner", property("file", node.path()))) {
            node.says(report("]E0", "4006381333931"));
            node.says(report("]E4", "96385074"));
            hears(new Scan(Symbology.EAN_13, "4006381333931"), new Scan(Symbology.EAN_8, "96385074"));
        }
    }

    private static byte[] report(String identifier, String data) {
        var report = new byte[64];
        report[0] = 2;
        report[1] = (byte) data.length();
        System.arraycopy(identifier.getBytes(US_ASCII), 0, report, 2, identifier.length());
        System.arraycopy(data.getBytes(US_ASCII), 0, report, 5, data.length());
        return report;
    }

    @Test
    void a_scanner_that_types_reads_and_a_payment_card_that_is_typed_there_is_none() throws Exception {
        try (var node = new DeviceNode(folder.resolve("event5"));
                var _ = opened(
                        SCANNER,
                        "Scanner",
                        "KeyboardScanner",
                        // A FIFO cannot be grabbed as a keyboard can.
                        property("file", node.path()) + property("grab", false))) {
            node.says(typed(39, "4111111111111111", 13, "25121010000000000"));
            node.says(typed(0, "4006381333931", 0, ""));
            hears(new Scan(Symbology.UNKNOWN, "4006381333931"));
            assertThat(heard.all(Unscanned.class)).containsExactly(new Unscanned(NotScanned.PAYMENT_CARD, 1));
        }
    }

    /** What the kernel says: a key, digits, a key, digits, Enter; no key is 0. */
    private static byte[] typed(int before, String digits, int between, String more) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(pressed(before));
        digits.chars().forEach(digit -> bytes.writeBytes(pressed(keyOf(digit))));
        bytes.writeBytes(pressed(between));
        more.chars().forEach(digit -> bytes.writeBytes(pressed(keyOf(digit))));
        bytes.writeBytes(pressed(28));
        return bytes.toByteArray();
    }

    private static int keyOf(int digit) {
        return digit == '0' ? 11 : digit - '1' + 2;
    }

    private static byte[] pressed(int key) {
        var events = ByteBuffer.allocate(key == 0 ? 0 : 48).order(ByteOrder.LITTLE_ENDIAN);
        for (int value = 1; value >= 0 && key != 0; value--) {
            events.putLong(1_795_400_000L).putLong(123_456L);
            events.putShort((short) 1).putShort((short) key).putInt(value);
        }
        return events.array();
    }

    // Scales

    @ParameterizedTest
    @EnumSource
    void a_scale_of_any_language_on_a_serial_line_is_weighed_with(Protocol protocol) throws Exception {
        var language = protocol == Protocol.MT_SICS ? "mt-sics" : protocol == Protocol.NCI ? "nci" : "toledo-8217";
        try (var scale = new ScaleSimulator(0, protocol, "kg", executor);
                var cable = new Cable(folder.resolve("ttyUSB0"), scale.port());
                var wired = opened(
                        SCALE,
                        "Scale",
                        "SerialScale",
                        property("tty", cable.end()) + property("unit", "kg") + property("protocol", language))) {
            scale.load("1.235");
            assertThat(wired.weigh()).isEqualTo(new Weighed(new Quantity(1_235, Unit.KG)));
            scale.fault(Fault.OVER_CAPACITY, true);
            assertThat(wired.weigh()).isEqualTo(NotWeighed.OVER_CAPACITY);
            scale.fault(Fault.OVER_CAPACITY, false);
            scale.fault(Fault.IN_MOTION, true);
            assertThat(wired.weigh()).isEqualTo(NotWeighed.IN_MOTION);
            scale.fault(Fault.IN_MOTION, false);
            assertThat(wired.weigh()).isEqualTo(new Weighed(new Quantity(1_235, Unit.KG)));
        }
    }

    // Printers

    @Test
    void f27_a_printer_on_a_serial_line_prints_and_does_so_again_when_it_is_plugged_in_anew() throws Exception {
        try (var printer = new PrinterSimulator(0, executor);
                var cable = new Cable(folder.resolve("ttyS0"), printer.port());
                var wired = opened(
                        PRINTER,
                        "POSPrinter",
                        "EscPosPrinter",
                        property("tty", cable.end()) + property("columns", 42))) {
            wired.print(receipt("r1", 12));
            assertThat(heard.awaitPrinted("r1")).isEqualTo(new PrintOutcome.Printed());
            cable.pullOut();
            heard.await(PRINTER, OFFLINE);
            heard.forget();
            cable.plugIn();
            heard.await(PRINTER, READY);
            wired.print(receipt("r2", 3));
            assertThat(heard.awaitPrinted("r2")).isEqualTo(new PrintOutcome.Printed());
            assertThat(printer.lines().stream().filter(line -> line.startsWith("r1")))
                    .hasSize(12);
            assertThat(printer.unknownCommands()).isEmpty();
        }
    }
}
