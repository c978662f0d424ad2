package com.evertill.devices;

import static com.evertill.devices.DeviceState.Health.COVER_OPEN;
import static com.evertill.devices.DeviceState.Health.DRAWER_OPEN;
import static com.evertill.devices.DeviceState.Health.FAULTY;
import static com.evertill.devices.DeviceState.Health.NOT_CONFIGURED;
import static com.evertill.devices.DeviceState.Health.OFFLINE;
import static com.evertill.devices.DeviceState.Health.PAPER_NEAR_END;
import static com.evertill.devices.DeviceState.Health.PAPER_OUT;
import static com.evertill.devices.DeviceState.Health.READY;
import static com.evertill.devices.LaneDevices.Kind.DRAWER;
import static com.evertill.devices.LaneDevices.Kind.PRINTER;
import static com.evertill.devices.LaneDevices.Kind.SCANNER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.receipt.ReceiptDocument.Align;
import com.evertill.commerce.receipt.ReceiptDocument.Barcode;
import com.evertill.commerce.receipt.ReceiptDocument.Columns;
import com.evertill.commerce.receipt.ReceiptDocument.Cut;
import com.evertill.commerce.receipt.ReceiptDocument.Element;
import com.evertill.commerce.receipt.ReceiptDocument.Feed;
import com.evertill.commerce.receipt.ReceiptDocument.QrCode;
import com.evertill.commerce.receipt.ReceiptDocument.Rule;
import com.evertill.commerce.receipt.ReceiptDocument.Text;
import com.evertill.devices.Heard.Scan;
import com.evertill.devices.simulator.PrinterSimulator.Fault;
import com.evertill.devices.simulator.SimulatedLane;
import com.evertill.devices.simulator.TerminalSimulator;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lane through the real JavaPOS controls, against simulators that speak the devices' own bytes. */
class JposLaneDevicesTest {

    private static final AtomicInteger LANES = new AtomicInteger();
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Executor executor = Thread::startVirtualThread;
    private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final InstantSource clock = () -> now;
    private final Heard heard = new Heard();
    private SimulatedLane simulated;
    private LaneDevices lane;

    @BeforeEach
    void a_lane_with_everything_ready() throws Exception {
        var setting = new TerminalSimulator.Setting(null, Duration.ofSeconds(1), clock);
        simulated = new SimulatedLane(LANES.incrementAndGet(), 0, setting, executor);
        var jposXml = SimulatedLane.jposXml(List.of(simulated));
        JposLaneDevices.configure(new ByteArrayInputStream(jposXml.getBytes(UTF_8)), executor);
        lane = new JposLaneDevices(LaneConfig.standard(String.valueOf(simulated.number())), heard, executor, clock);
        for (var kind : List.of(SCANNER, PRINTER, DRAWER)) {
            heard.await(kind, READY);
        }
        heard.forget();
    }

    @AfterEach
    void close() {
        lane.close();
        simulated.close();
    }

    @Test
    void scans_arrive_each_once_in_order_with_what_they_are() throws Exception {
        simulated.scanner().scan(Symbology.EAN_13, "4006381333931");
        simulated.scanner().scan(Symbology.GS1_DATAMATRIX, "01040063813339311726112210A\u001D3103000500");
        simulated.scanner().scan(Symbology.EAN_8, "96385074");
        simulated.scanner().scan(Symbology.UNKNOWN, "4011");
        simulated.scanner().scan(Symbology.PLAIN_2D, "https://id.gs1.org/01/04006381333931");
        heard.await("five scans", all -> all.all(Scan.class).size() == 5);
        assertThat(heard.all(Scan.class))
                .containsExactly(
                        new Scan(Symbology.EAN_13, "4006381333931"),
                        new Scan(Symbology.GS1_DATAMATRIX, "01040063813339311726112210A\u001D3103000500"),
                        new Scan(Symbology.EAN_8, "96385074"),
                        new Scan(Symbology.UNKNOWN, "4011"),
                        new Scan(Symbology.PLAIN_2D, "https://id.gs1.org/01/04006381333931"));
    }

    @Test
    void f28_fast_scans_are_neither_dropped_nor_reordered() throws Exception {
        var expected = new ArrayList<String>();
        for (int i = 0; i < 2_000; i++) {
            expected.add("%08d".formatted(i));
            assertThat(simulated.scanner().scan(Symbology.PLAIN_LINEAR, "%08d".formatted(i)))
                    .isTrue();
        }
        heard.await("all scans", all -> all.all(Scan.class).size() == 2_000);
        assertThat(heard.all(Scan.class)).extracting(Scan::text).isEqualTo(expected);
    }

    @Test
    void f28_half_a_code_from_a_broken_line_is_no_code() throws Exception {
        simulated.scanner().sendRaw("]E0400638");
        simulated.scanner().unplugged(true);
        heard.await(SCANNER, OFFLINE);
        heard.forget();
        simulated.scanner().unplugged(false);
        heard.await(SCANNER, READY);
        simulated.scanner().scan(Symbology.EAN_13, "4006381333931");
        heard.await("a scan", all -> !all.all(Scan.class).isEmpty());
        assertThat(heard.all(Scan.class)).containsExactly(new Scan(Symbology.EAN_13, "4006381333931"));
    }

    @Test
    void a_receipt_comes_out_as_it_was_written() throws Exception {
        var document = new ReceiptDocument(
                42,
                List.of(
                        new Text("Käsehaus Köln", Align.CENTRE, true, true),
                        Text.centred("Straße 1, 50667 Köln"),
                        new Rule(),
                        Columns.of("Crème brûlée 2 × 1,25 €", "2,50 €"),
                        new Columns("TOTAL", "2,50 €", true, true),
                        new Text("rechts", Align.RIGHT, false, false),
                        Text.left("Ž漢"),
                        new Feed(2),
                        new Barcode("1-1-000042"),
                        new QrCode("https://example.com/r/1-1-42?ü"),
                        new Cut()));
        lane.print(new PrintJob("r1", document));
        assertThat(heard.awaitPrinted("r1")).isEqualTo(new PrintOutcome.Printed());
        assertThat(simulated.printer().unknownCommands()).isEmpty();
        assertThat(simulated.printer().paper())
                .containsExactly(new ReceiptDocument(
                        42,
                        List.of(
                                new Text("Käsehaus Köln", Align.CENTRE, true, true),
                                Text.centred("Straße 1, 50667 Köln"),
                                Text.left("-".repeat(42)),
                                Text.left("Crème brûlée 2 × 1,25 €             2,50 €"),
                                new Text("TOTAL          2,50 €", Align.LEFT, true, true),
                                new Text("rechts", Align.RIGHT, false, false),
                                Text.left("Ž?"),
                                new Feed(2),
                                new Barcode("1-1-000042"),
                                new QrCode("https://example.com/r/1-1-42?ü"),
                                new Cut())));
    }

    @Test
    void a_name_cannot_command_the_printer() throws Exception {
        var document = new ReceiptDocument(
                42,
                List.of(
                        Text.left("Apple\u001B|100fP\u001Bp\u0000\u0019\u00FA\u0010\u0014\u0001\u0000\u0002"),
                        new Cut()));
        lane.print(new PrintJob("r1", document));
        assertThat(heard.awaitPrinted("r1")).isEqualTo(new PrintOutcome.Printed());
        assertThat(simulated.printer().isDrawerOpen()).isFalse();
        assertThat(simulated.printer().lines()).hasSize(2).first().asString().startsWith("Apple|100fPp");
    }

    @Test
    void the_drawer_opens_and_its_closing_is_seen() throws Exception {
        lane.openDrawer();
        heard.await(DRAWER, DRAWER_OPEN);
        assertThat(simulated.printer().isDrawerOpen()).isTrue();
        heard.forget();
        simulated.printer().drawer(false);
        heard.await(DRAWER, READY);
    }

    @Test
    void f15_a_printer_that_cannot_print_says_so_and_nothing_is_on_paper() throws Exception {
        simulated.printer().fault(Fault.COVER_OPEN, true);
        heard.await(PRINTER, COVER_OPEN);
        lane.print(receipt("r1", 3));
        assertThat(heard.awaitPrinted("r1")).isInstanceOfSatisfying(PrintOutcome.NotPrinted.class, not -> assertThat(
                        not.why().health())
                .isEqualTo(COVER_OPEN));
        heard.forget();
        simulated.printer().fault(Fault.COVER_OPEN, false);
        heard.await(PRINTER, READY);
        lane.print(receipt("r1-copy", 3));
        assertThat(heard.awaitPrinted("r1-copy")).isEqualTo(new PrintOutcome.Printed());
        assertThat(linesOf("r1-copy")).isEqualTo(3);
        assertThat(linesOf("r1 ")).isZero();
    }

    @Test
    void f25_the_drawer_opens_while_the_printer_has_no_paper() throws Exception {
        simulated.printer().fault(Fault.PAPER_OUT, true);
        heard.await(PRINTER, PAPER_OUT);
        lane.print(receipt("r1", 3));
        lane.openDrawer();
        heard.await(DRAWER, DRAWER_OPEN);
    }

    @Test
    void f25_scanner_and_drawer_work_while_the_printer_is_busy() throws Exception {
        simulated.printer().fault(Fault.SLOW, true);
        lane.print(receipt("r1", 10));
        assertThat(simulated.printer().await(SOON, printer -> !printer.lines().isEmpty()))
                .isTrue();
        simulated.scanner().scan(Symbology.EAN_8, "96385074");
        lane.openDrawer();
        heard.await("the scan", all -> !all.all(Scan.class).isEmpty());
        heard.await(DRAWER, DRAWER_OPEN);
        assertThat(heard.all(Heard.Print.class)).isEmpty();
        simulated.printer().fault(Fault.SLOW, false);
        assertThat(heard.awaitPrinted("r1")).isEqualTo(new PrintOutcome.Printed());
    }

    @Test
    void f26_when_the_paper_runs_out_in_the_middle_the_cashier_is_asked_and_nothing_comes_later() throws Exception {
        simulated.printer().paperLeft(4);
        lane.print(receipt("r1", 10));
        assertThat(heard.awaitPrinted("r1")).isInstanceOfSatisfying(PrintOutcome.Unknown.class, unknown -> assertThat(
                        unknown.why().health())
                .isEqualTo(PAPER_OUT));
        heard.forget();
        simulated.printer().fault(Fault.PAPER_OUT, false);
        heard.await(PRINTER, READY);
        lane.print(receipt("r2", 2));
        assertThat(heard.awaitPrinted("r2")).isEqualTo(new PrintOutcome.Printed());
        assertThat(linesOf("r1")).isEqualTo(4);
        assertThat(linesOf("r2")).isEqualTo(2);
        assertThat(heard.all(Heard.Print.class)).hasSize(1);
    }

    @Test
    void f26_a_dead_printer_prints_nothing_of_the_night_when_it_comes_back() throws Exception {
        simulated.printer().fault(Fault.UNPLUGGED, true);
        heard.await(PRINTER, OFFLINE);
        for (int i = 0; i < 5; i++) {
            lane.print(receipt("night" + i, 2));
        }
        for (int i = 0; i < 5; i++) {
            assertThat(heard.awaitPrinted("night" + i)).isInstanceOf(PrintOutcome.NotPrinted.class);
        }
        heard.forget();
        simulated.printer().fault(Fault.UNPLUGGED, false);
        heard.await(PRINTER, READY);
        lane.print(receipt("morning", 2));
        assertThat(heard.awaitPrinted("morning")).isEqualTo(new PrintOutcome.Printed());
        assertThat(simulated.printer().lines()).allMatch(line -> line.startsWith("morning") || line.equals("[cut]"));
    }

    @Test
    void f26_a_job_that_waited_too_long_behind_another_is_stale() throws Exception {
        simulated.printer().fault(Fault.SLOW, true);
        lane.print(receipt("r1", 8));
        assertThat(simulated.printer().await(SOON, printer -> !printer.lines().isEmpty()))
                .isTrue();
        lane.print(receipt("r2", 2));
        now = now.plus(Duration.ofMinutes(10));
        simulated.printer().fault(Fault.SLOW, false);
        assertThat(heard.awaitPrinted("r1")).isEqualTo(new PrintOutcome.Printed());
        assertThat(heard.awaitPrinted("r2")).isInstanceOf(PrintOutcome.NotPrinted.class);
        assertThat(linesOf("r2")).isZero();
    }

    @Test
    void f27_unplugged_in_the_middle_of_a_job_and_healed_by_plugging_in() throws Exception {
        simulated.printer().fault(Fault.SLOW, true);
        lane.print(receipt("r1", 20));
        assertThat(simulated.printer().await(SOON, printer -> printer.lines().size() > 2))
                .isTrue();
        simulated.printer().fault(Fault.UNPLUGGED, true);
        assertThat(heard.awaitPrinted("r1")).isInstanceOf(PrintOutcome.Unknown.class);
        heard.await(PRINTER, OFFLINE);
        heard.await(DRAWER, OFFLINE);
        heard.forget();
        simulated.printer().fault(Fault.SLOW, false);
        simulated.printer().fault(Fault.UNPLUGGED, false);
        heard.await(PRINTER, READY);
        lane.print(receipt("r2", 2));
        assertThat(heard.awaitPrinted("r2")).isEqualTo(new PrintOutcome.Printed());
        lane.openDrawer();
        heard.await(DRAWER, DRAWER_OPEN);
    }

    @Test
    void a_printer_that_falls_silent_is_taken_for_off_line() throws Exception {
        simulated.printer().fault(Fault.SILENT, true);
        heard.await(PRINTER, OFFLINE);
        lane.print(receipt("r1", 2));
        assertThat(heard.awaitPrinted("r1")).isInstanceOf(PrintOutcome.NotPrinted.class);
        heard.forget();
        simulated.printer().fault(Fault.SILENT, false);
        heard.await(PRINTER, READY);
    }

    @Test
    void a_jammed_cutter_is_a_fault_and_heals() throws Exception {
        simulated.printer().fault(Fault.CUTTER_JAM, true);
        heard.await(PRINTER, FAULTY);
        lane.print(receipt("r1", 2));
        assertThat(heard.awaitPrinted("r1")).isInstanceOf(PrintOutcome.NotPrinted.class);
        heard.forget();
        simulated.printer().fault(Fault.CUTTER_JAM, false);
        heard.await(PRINTER, READY);
    }

    @Test
    void the_end_of_the_roll_is_announced() throws Exception {
        simulated.printer().fault(Fault.PAPER_NEAR_END, true);
        heard.await(PRINTER, PAPER_NEAR_END);
        lane.print(receipt("r1", 2));
        assertThat(heard.awaitPrinted("r1")).isEqualTo(new PrintOutcome.Printed());
    }

    @Test
    void closing_ends_every_job_and_hangs_on_none() throws Exception {
        simulated.printer().fault(Fault.SLOW, true);
        lane.print(receipt("r1", 100));
        assertThat(simulated.printer().await(SOON, printer -> !printer.lines().isEmpty()))
                .isTrue();
        lane.print(receipt("r2", 1));
        lane.close();
        assertThat(heard.all(Heard.Print.class))
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first.outcome()).isInstanceOf(PrintOutcome.Unknown.class),
                        second -> assertThat(second.outcome()).isInstanceOf(PrintOutcome.NotPrinted.class));
    }

    @Test
    void a_lane_without_devices_says_so_and_refuses_nothing_silently() throws Exception {
        try (var bare = new JposLaneDevices(new LaneConfig("bare", null, null, null), heard, executor, clock)) {
            assertThat(bare.states().values()).extracting(DeviceState::health).containsOnly(NOT_CONFIGURED);
            bare.print(receipt("r1", 1));
            bare.openDrawer();
            assertThat(heard.awaitPrinted("r1")).isInstanceOf(PrintOutcome.NotPrinted.class);
        }
    }

    @Test
    void a_name_that_jpos_xml_lacks_is_a_fault_of_that_device_only() throws Exception {
        heard.forget();
        try (var wrong =
                new JposLaneDevices(new LaneConfig("wrong", null, "no.such.printer", null), heard, executor, clock)) {
            heard.await(PRINTER, FAULTY);
            assertThat(wrong.states()).hasEntrySatisfying(PRINTER, state -> assertThat(state.detail())
                    .contains("no.such.printer"));
        }
    }

    private long linesOf(String job) {
        return simulated.printer().lines().stream()
                .filter(line -> line.startsWith(job))
                .count();
    }

    private static PrintJob receipt(String id, int lines) {
        var elements = new ArrayList<Element>();
        for (int i = 0; i < lines; i++) {
            elements.add(Text.left(id + " line " + i));
        }
        elements.add(new Cut());
        return new PrintJob(id, new ReceiptDocument(42, elements));
    }
}
