package com.evertill.devices.agent;

import static com.evertill.devices.DeviceState.Health.OFFLINE;
import static com.evertill.devices.DeviceState.Health.READY;
import static com.evertill.devices.LaneDevices.Kind.PRINTER;
import static com.evertill.devices.LaneDevices.Kind.SCANNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codes.Symbology;
import com.evertill.devices.Heard;
import com.evertill.devices.Heard.Print;
import com.evertill.devices.Heard.Scan;
import com.evertill.devices.PrintOutcome;
import com.evertill.devices.Weighing.NotWeighed;
import com.evertill.devices.simulator.PrinterSimulator;
import com.evertill.devices.simulator.ScaleSimulator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A lane of a computer of its own: what becomes of it when the network, the box or the computer fails. */
class LaneAgentTest extends LaneOfItsOwn {

    @Test
    void before_the_lane_has_called_its_devices_are_away_and_nobody_waits_for_them() throws Exception {
        var lane = bench.box(config).devices(heard);
        assertThat(state(lane, PRINTER).health()).isEqualTo(OFFLINE);
        assertThat(state(lane, PRINTER).detail())
                .isEqualTo("The lane's own computer, lane-1, is not connected: it has not called yet.");
        assertThat(lane.weigh()).isEqualTo(NotWeighed.AWAY);
        lane.openDrawer();
        lane.print(receipt("r1", 2));
        assertThat(heard.awaitPrinted("r1")).isInstanceOf(PrintOutcome.NotPrinted.class);
        lane.show("Milk", "Total 1,09");
        lane.close();
    }

    @Test
    void what_the_display_was_told_before_the_lane_came_is_shown_when_it_comes() {
        var box = bench.box(config);
        box.devices(heard).show("Milk", "Total 1,09");
        bench.agent(this::own, clock, box.port());
        await("the text", () -> simulated.display().lines().getFirst().startsWith("Milk"));
    }

    @Test
    void when_the_box_is_started_anew_the_lane_comes_back_by_itself() throws Exception {
        var first = served();
        int port = gone(first);
        var lane = bench.box(1, config, port).devices(heard);
        ready();
        simulated.scanner().scan(Symbology.EAN_8, "96385074");
        heard.await("the scan", all -> all.all(Scan.class).equals(List.of(new Scan(Symbology.EAN_8, "96385074"))));
        lane.print(receipt("r1", 2));
        assertThat(heard.awaitPrinted("r1")).isEqualTo(new PrintOutcome.Printed());
    }

    @Test
    void when_the_lane_s_program_is_started_anew_its_devices_are_back() throws Exception {
        var box = bench.box(config);
        var lane = box.devices(heard);
        var program = bench.agent(this::own, clock, box.port());
        ready();
        program.close();
        heard.await(SCANNER, OFFLINE);
        assertThat(state(lane, SCANNER).detail()).contains("lane-1, is not connected: ");
        heard.forget();
        bench.agent(this::own, clock, box.port());
        ready();
        assertThat(lane.weigh()).isEqualTo(NotWeighed.EMPTY);
    }

    @Test
    void a_lane_finds_the_box_that_took_the_place_of_the_first_and_serves_the_first_no_more() throws Exception {
        var first = bench.box(1, config, 0);
        var port = first.port();
        first.devices(heard);
        var spare = bench.box(2, config, 0);
        var sparePort = spare.port();
        spare.close();
        bench.agent(this::own, clock, port, sparePort);
        ready();
        gone(first);
        var second = bench.box(2, config, sparePort);
        second.devices(heard);
        ready();
        var old = new Heard();
        bench.box(1, config, port).devices(old);
        gone(second);
        bench.box(2, config, sparePort).devices(heard);
        ready();
        assertThat(old.all(Heard.Change.class)).noneMatch(change -> change.health() == READY);
    }

    @Test
    void a_receipt_whose_line_breaks_comes_out_once_and_its_outcome_is_told_once() throws Exception {
        var box = bench.box(config);
        try (var wire = new BadWire(box.port(), executor)) {
            var lane = box.devices(heard);
            bench.agent(this::own, clock, wire.port());
            ready();
            simulated.printer().fault(PrinterSimulator.Fault.SLOW, true);
            lane.print(receipt("r1", 10));
            assertThat(simulated.printer().await(SOON, printer -> !printer.lines()
                            .isEmpty()))
                    .isTrue();
            wire.cut();
            heard.await(PRINTER, OFFLINE);
            simulated.printer().fault(PrinterSimulator.Fault.SLOW, false);
            assertThat(heard.awaitPrinted("r1")).isEqualTo(new PrintOutcome.Printed());
            assertThat(linesOf("r1")).isEqualTo(10);
            lane.print(receipt("r2", 1));
            heard.awaitPrinted("r2");
            assertThat(heard.all(Print.class)).hasSize(2);
        }
    }

    @Test
    void a_receipt_that_never_came_over_the_line_was_not_printed() throws Exception {
        var box = bench.box(config);
        try (var wire = new BadWire(box.port(), executor)) {
            var lane = box.devices(heard);
            bench.agent(this::own, clock, wire.port());
            ready();
            wire.deaf(true);
            lane.print(receipt("r1", 2));
            heard.await(PRINTER, OFFLINE);
            wire.deaf(false);
            assertThat(heard.awaitPrinted("r1")).isInstanceOf(PrintOutcome.NotPrinted.class);
            lane.print(receipt("r2", 2));
            assertThat(heard.awaitPrinted("r2")).isEqualTo(new PrintOutcome.Printed());
            assertThat(linesOf("r1")).isZero();
        }
    }

    @Test
    void what_a_computer_printed_that_was_started_anew_nobody_knows() throws Exception {
        var box = bench.box(config);
        var lane = box.devices(heard);
        try (var wire = new BadWire(box.port(), executor)) {
            var program = bench.agent(this::own, clock, wire.port());
            ready();
            simulated.printer().fault(PrinterSimulator.Fault.SLOW, true);
            lane.print(receipt("r1", 10));
            assertThat(simulated.printer().await(SOON, printer -> !printer.lines()
                            .isEmpty()))
                    .isTrue();
            wire.down(true);
            program.close();
            bench.agent(this::own, clock, box.port());
            assertThat(heard.awaitPrinted("r1")).isInstanceOf(PrintOutcome.Unknown.class);
        }
    }

    @Test
    void what_a_lane_printed_that_does_not_come_back_nobody_knows() throws Exception {
        var box = bench.box(config);
        var lane = box.devices(heard);
        try (var wire = new BadWire(box.port(), executor)) {
            bench.agent(this::own, clock, wire.port());
            ready();
            simulated.printer().fault(PrinterSimulator.Fault.SLOW, true);
            lane.print(receipt("r1", 10));
            assertThat(simulated.printer().await(SOON, printer -> !printer.lines()
                            .isEmpty()))
                    .isTrue();
            wire.down(true);
            assertThat(heard.awaitPrinted("r1")).isInstanceOf(PrintOutcome.Unknown.class);
        }
    }

    @Test
    void what_is_scanned_while_the_line_is_away_for_a_moment_comes_once_and_in_order() throws Exception {
        var box = bench.box(config);
        box.devices(heard);
        try (var wire = new BadWire(box.port(), executor)) {
            bench.agent(this::own, clock, wire.port());
            ready();
            for (int i = 0; i < 200; i++) {
                simulated.scanner().scan(Symbology.PLAIN_LINEAR, "%08d".formatted(i));
                if (i % 40 == 20) {
                    wire.cut();
                }
            }
            heard.await("all scans", all -> all.all(Scan.class).size() >= 200);
            assertThat(heard.all(Scan.class))
                    .extracting(Scan::text)
                    .doesNotHaveDuplicates()
                    .isSorted()
                    .hasSize(200);
        }
    }

    @Test
    void a_line_that_says_nothing_any_more_is_taken_for_dead_by_both_sides() throws Exception {
        var box = bench.box(config);
        box.devices(heard);
        try (var wire = new BadWire(box.port(), executor)) {
            bench.agent(this::own, clock, wire.port());
            ready();
            wire.deaf(true);
            heard.await(PRINTER, OFFLINE);
            heard.forget();
            wire.deaf(false);
            ready();
        }
    }

    @Test
    void f25_a_scale_that_is_dead_holds_up_nothing_else_of_the_lane() throws Exception {
        var box = bench.box(config);
        var lane = box.devices(heard);
        bench.agent(this::own, clock, box.port());
        ready();
        simulated.scale().fault(ScaleSimulator.Fault.SILENT, true);
        var weighing = CompletableFuture.supplyAsync(lane::weigh, executor);
        simulated.printer().fault(PrinterSimulator.Fault.SLOW, true);
        lane.print(receipt("r1", 100));
        simulated.scanner().scan(Symbology.EAN_8, "96385074");
        heard.await("the scan", all -> !all.all(Scan.class).isEmpty());
        lane.show("Milk", "Total 1,09");
        await("the text", () -> simulated.display().lines().getFirst().startsWith("Milk"));
        assertThat(heard.all(Print.class)).isEmpty();
        simulated.printer().fault(PrinterSimulator.Fault.SLOW, false);
        assertThat(heard.awaitPrinted("r1")).isEqualTo(new PrintOutcome.Printed());
        assertThat(weighing.join()).isInstanceOf(NotWeighed.class);
    }
}
