package com.evertill.devices;

import static com.evertill.devices.DeviceState.Health.COVER_OPEN;
import static com.evertill.devices.DeviceState.Health.DRAWER_OPEN;
import static com.evertill.devices.DeviceState.Health.FAULTY;
import static com.evertill.devices.DeviceState.Health.OFFLINE;
import static com.evertill.devices.DeviceState.Health.PAPER_NEAR_END;
import static com.evertill.devices.DeviceState.Health.PAPER_OUT;
import static com.evertill.devices.DeviceState.Health.READY;
import static com.evertill.devices.LaneDevices.Kind.DRAWER;
import static com.evertill.devices.LaneDevices.Kind.PRINTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.evertill.commerce.codes.Symbology;
import com.evertill.devices.Heard.Scan;
import com.evertill.devices.Weighing.NotWeighed;
import com.evertill.devices.agent.LaneProgram;
import com.evertill.devices.simulator.PrinterSimulator.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Printer without paper, power, network or patience: nothing comes out twice or later, and nothing else waits for it. */
@ParameterizedClass
@MethodSource("ways")
@Tag(LaneProgram.TAG)
class PrinterTroubleTest extends ReadyLane {

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
        lane.print(receipt("r1", 100));
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
    void f26_a_printer_that_has_confirmed_before_does_not_confirm_what_the_paper_was_too_short_for() throws Exception {
        lane.print(receipt("r1", 3));
        assertThat(heard.awaitPrinted("r1")).isEqualTo(new PrintOutcome.Printed());
        simulated.printer().paperLeft(4);
        lane.print(receipt("r2", 10));
        assertThat(heard.awaitPrinted("r2")).isInstanceOfSatisfying(PrintOutcome.Unknown.class, unknown -> assertThat(
                        unknown.why().health())
                .isEqualTo(PAPER_OUT));
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
        assumeTrue(way != Way.BY_ITS_PROGRAM, "a process of its own has a clock of its own");
        simulated.printer().fault(Fault.SLOW, true);
        lane.print(receipt("r1", 100));
        assertThat(simulated.printer().await(SOON, printer -> !printer.lines().isEmpty()))
                .isTrue();
        lane.print(receipt("r2", 2));
        // Once the scale has answered, the receipt that was sent before is where the printer is.
        assertThat(lane.weigh()).isEqualTo(NotWeighed.EMPTY);
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
    void a_jammed_cutter_is_a_fault_with_a_name_and_heals_when_it_is_free_without_switching_off() throws Exception {
        simulated.printer().fault(Fault.CUTTER_JAM, true);
        heard.await(PRINTER, FAULTY);
        lane.print(receipt("r1", 2));
        assertThat(heard.awaitPrinted("r1")).isInstanceOfSatisfying(PrintOutcome.NotPrinted.class, not -> assertThat(
                        not.why().detail())
                .contains("the cutter is jammed"));
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
}
