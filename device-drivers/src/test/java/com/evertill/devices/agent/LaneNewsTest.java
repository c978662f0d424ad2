package com.evertill.devices.agent;

import static com.evertill.devices.DeviceState.Health.OFFLINE;
import static com.evertill.devices.DeviceState.Health.READY;
import static com.evertill.devices.LaneDevices.Kind.SCANNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codes.Symbology;
import com.evertill.devices.Heard;
import com.evertill.devices.Heard.Scan;
import com.evertill.devices.Heard.Unscanned;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.NotScanned;
import com.evertill.devices.PrintOutcome;
import com.evertill.devices.Weighing.NotWeighed;
import com.evertill.devices.simulator.PrinterSimulator.Fault;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a lane has to tell while nobody listens, and what a till wants of a lane that is being left. */
class LaneNewsTest extends LaneOfItsOwn {

    @Test
    void f28_what_was_scanned_long_ago_is_not_added_to_another_customers_sale_and_the_cashier_hears_how_much_it_was()
            throws Exception {
        var box = bench.box(config);
        box.devices(heard);
        try (var wire = new BadWire(box.port(), executor)) {
            bench.agent(this::own, clock, wire.port());
            ready();
            wire.down(true);
            heard.await(SCANNER, OFFLINE);
            simulated.scanner().scan(Symbology.EAN_8, "96385074");
            simulated.scanner().scan(Symbology.EAN_8, "96385074");
            atLane.await("the scans", all -> all.all(Scan.class).size() == 2);
            now = now.plusSeconds(60);
            heard.forget();
            wire.down(false);
            // What the lane has to tell comes with its devices' states, and must not be forgotten with them.
            heard.await(SCANNER, READY);
            simulated.scanner().scan(Symbology.EAN_13, "4006381333931");
            heard.await("a scan", all -> !all.all(Scan.class).isEmpty());
            assertThat(heard.all(Scan.class)).containsExactly(new Scan(Symbology.EAN_13, "4006381333931"));
            assertThat(heard.all(Unscanned.class)).containsExactly(new Unscanned(NotScanned.CAME_TOO_LATE, 2));
        }
    }

    @Test
    void f28_what_was_scanned_while_the_box_was_started_anew_is_told_as_not_taken() throws Exception {
        var first = served();
        int port = gone(first);
        simulated.scanner().scan(Symbology.EAN_8, "96385074");
        atLane.await("the scan", all -> !all.all(Scan.class).isEmpty());
        bench.box(1, config, port).devices(heard);
        heard.await("that one is missing", all -> all.all(Unscanned.class)
                .equals(List.of(new Unscanned(NotScanned.CAME_TOO_LATE, 1))));
        assertThat(heard.all(Scan.class)).isEmpty();
    }

    /** A box that dies while it writes a scan down: only the lane knows of it. */
    @Test
    void f28_a_scan_is_heard_when_the_till_has_written_it_down_and_no_sooner() throws Exception {
        var writing = new CountDownLatch(1);
        var died = new CountDownLatch(1);
        var dying = new Heard() {
            @Override
            public void scanned(Symbology symbology, String text) {
                writing.countDown();
                awaitFor(died);
            }
        };
        var first = bench.box(config);
        first.devices(new Both(heard, dying));
        bench.agent(this::own, clock, first.port());
        ready();
        simulated.scanner().scan(Symbology.EAN_8, "96385074");
        awaitFor(writing);
        int port = first.port();
        first.close();
        died.countDown();
        bench.box(1, config, port).devices(heard);
        heard.await("that one is missing", all -> all.all(Unscanned.class)
                .equals(List.of(new Unscanned(NotScanned.CAME_TOO_LATE, 1))));
    }

    @Test
    void what_a_box_had_taken_before_it_was_started_anew_is_not_told_as_missing() throws Exception {
        var first = bench.box(config);
        var before = first.devices(heard);
        bench.agent(this::own, clock, first.port());
        ready();
        for (int i = 0; i < 20; i++) {
            simulated.scanner().scan(Symbology.PLAIN_LINEAR, "%08d".formatted(i));
        }
        heard.await("all scans", all -> all.all(Scan.class).size() == 20);
        before.close();
        int port = first.port();
        first.close();
        heard.forget();
        bench.box(1, config, port).devices(heard);
        ready();
        simulated.scanner().scan(Symbology.EAN_8, "96385074");
        heard.await("the scan", all -> !all.all(Scan.class).isEmpty());
        assertThat(heard.all(Unscanned.class)).isEmpty();
    }

    @Test
    void a_terminal_that_the_till_gets_or_loses_while_the_lane_is_served_is_opened_without_a_new_start()
            throws Exception {
        var opened = new AtomicInteger();
        var first = bench.box(config);
        first.devices(heard);
        bench.agent(
                this::own,
                () -> {
                    opened.incrementAndGet();
                    return new NoTerminal();
                },
                clock,
                bench.laneIdentity(),
                first.port());
        ready();
        assertThat(opened).hasValue(1);
        int port = gone(first);
        bench.boxWithoutTerminal(config, port).devices(heard);
        ready();
        assertThat(opened).hasValue(2);
    }

    @Test
    void whatever_is_wanted_of_a_lane_that_is_being_left_breaks_no_line_and_loses_no_outcome() throws Exception {
        var box = bench.box(config);
        var lane = box.devices(heard);
        bench.agent(this::own, clock, box.port());
        ready();
        simulated.printer().fault(Fault.SLOW, true);
        lane.print(receipt("r1", 4));
        await("its first line", () -> !simulated.printer().lines().isEmpty());
        var closing = Thread.ofVirtual().start(lane::close);
        await("the lane is being left", () -> isLeft(lane));
        for (int i = 0; i < 50; i++) {
            lane.show("Milk", "Total " + i);
            lane.openDrawer();
            lane.beep();
        }
        simulated.printer().fault(Fault.SLOW, false);
        closing.join();
        assertThat(heard.awaitPrinted("r1")).isEqualTo(new PrintOutcome.Printed());
    }

    /** A lane that is left has no scale to ask. */
    private static boolean isLeft(LaneDevices lane) {
        return lane.weigh() == NotWeighed.AWAY;
    }

    private static void awaitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(SOON.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
