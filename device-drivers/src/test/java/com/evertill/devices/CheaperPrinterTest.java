package com.evertill.devices;

import static com.evertill.devices.DeviceState.Health.COVER_OPEN;
import static com.evertill.devices.DeviceState.Health.FAULTY;
import static com.evertill.devices.DeviceState.Health.PAPER_OUT;
import static com.evertill.devices.DeviceState.Health.READY;
import static com.evertill.devices.LaneDevices.Kind.PRINTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.devices.agent.LaneProgram;
import com.evertill.devices.simulator.PrinterSimulator.Ability;
import com.evertill.devices.simulator.PrinterSimulator.Fault;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Printers that speak only a part of ESC/POS: what they can't say is found out in another way, or said not to be known. */
@ParameterizedClass
@MethodSource("ways")
@Tag(LaneProgram.TAG)
class CheaperPrinterTest extends ReadyLane {

    @Test
    void without_process_ids_its_status_in_turn_confirms_a_job_and_later_ones_at_once() throws Exception {
        simulated.printer().lacks(Ability.PROCESS_ID);
        for (var job : List.of("r1", "r2", "r3")) {
            lane.print(receipt(job, 3));
            assertThat(heard.awaitPrinted(job)).isEqualTo(new PrintOutcome.Printed());
            assertThat(linesOf(job)).isEqualTo(3);
        }
        simulated.printer().paperLeft(1);
        lane.print(receipt("r4", 3));
        assertThat(heard.awaitPrinted("r4")).isInstanceOf(PrintOutcome.Unknown.class);
    }

    @Test
    void f26_one_that_confirms_nothing_is_never_said_to_have_printed() throws Exception {
        simulated.printer().lacks(Ability.PROCESS_ID, Ability.STATUS_IN_TURN);
        again("printer", "<prop name=\"confirmMillis\" value=\"2000\"/>");
        heard.await(PRINTER, READY);
        lane.print(receipt("r1", 3));
        assertThat(heard.awaitPrinted("r1")).isInstanceOfSatisfying(PrintOutcome.Unknown.class, unknown -> assertThat(
                        unknown.why().detail())
                .contains("did not confirm the print in time"));
        assertThat(linesOf("r1")).isEqualTo(3);
    }

    @Test
    void one_that_never_tells_by_itself_is_asked() throws Exception {
        simulated.printer().lacks(Ability.AUTOMATIC_STATUS);
        heard.forget();
        simulated.printer().fault(Fault.UNPLUGGED, true);
        simulated.printer().fault(Fault.UNPLUGGED, false);
        heard.await(PRINTER, READY);
        simulated.printer().fault(Fault.COVER_OPEN, true);
        heard.await(PRINTER, COVER_OPEN);
        simulated.printer().fault(Fault.COVER_OPEN, false);
        simulated.printer().fault(Fault.PAPER_OUT, true);
        heard.await(PRINTER, PAPER_OUT);
        simulated.printer().fault(Fault.PAPER_OUT, false);
        simulated.printer().fault(Fault.CUTTER_JAM, true);
        heard.await(PRINTER, FAULTY);
        heard.forget();
        simulated.printer().fault(Fault.CUTTER_JAM, false);
        heard.await(PRINTER, READY);
    }
}
