package com.evertill.devices;

import static com.evertill.devices.DeviceState.Health.READY;
import static com.evertill.devices.LaneDevices.Kind.DISPLAY;
import static com.evertill.devices.LaneDevices.Kind.DRAWER;
import static com.evertill.devices.LaneDevices.Kind.PRINTER;
import static com.evertill.devices.LaneDevices.Kind.SCALE;
import static com.evertill.devices.LaneDevices.Kind.SCANNER;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.receipt.ReceiptDocument.Cut;
import com.evertill.commerce.receipt.ReceiptDocument.Element;
import com.evertill.commerce.receipt.ReceiptDocument.Text;
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

/** A lane through the real JavaPOS controls, against simulators that speak the devices' own bytes; everything is ready. */
abstract class ReadyLane {

    private static final AtomicInteger LANES = new AtomicInteger();
    static final Duration SOON = Duration.ofSeconds(20);

    final Executor executor = Thread::startVirtualThread;
    volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");
    final InstantSource clock = () -> now;
    final Heard heard = new Heard();
    SimulatedLane simulated;
    LaneDevices lane;

    @BeforeEach
    void a_lane_with_everything_ready() throws Exception {
        var setting = new TerminalSimulator.Setting(null, Duration.ofSeconds(1), clock);
        simulated = new SimulatedLane(LANES.incrementAndGet(), 0, setting, executor);
        var jposXml = SimulatedLane.jposXml(List.of(simulated));
        JposLaneDevices.configure(new ByteArrayInputStream(jposXml.getBytes(UTF_8)), executor);
        lane = new JposLaneDevices(LaneConfig.standard(String.valueOf(simulated.number())), heard, executor, clock);
        for (var kind : List.of(SCANNER, PRINTER, DRAWER, DISPLAY, SCALE)) {
            heard.await(kind, READY);
        }
        heard.forget();
    }

    @AfterEach
    void close() {
        lane.close();
        simulated.close();
    }

    long linesOf(String job) {
        return simulated.printer().lines().stream()
                .filter(line -> line.startsWith(job))
                .count();
    }

    static PrintJob receipt(String id, int lines) {
        var elements = new ArrayList<Element>();
        for (int i = 0; i < lines; i++) {
            elements.add(Text.left(id + " line " + i));
        }
        elements.add(new Cut());
        return new PrintJob(id, new ReceiptDocument(42, elements));
    }
}
