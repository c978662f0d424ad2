package com.evertill.devices.agent;

import static com.evertill.devices.DeviceState.Health.OFFLINE;
import static com.evertill.devices.DeviceState.Health.READY;
import static com.evertill.devices.LaneDevices.Kind.DISPLAY;
import static com.evertill.devices.LaneDevices.Kind.DRAWER;
import static com.evertill.devices.LaneDevices.Kind.PRINTER;
import static com.evertill.devices.LaneDevices.Kind.SCALE;
import static com.evertill.devices.LaneDevices.Kind.SCANNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codes.Symbology;
import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.receipt.ReceiptDocument.Element;
import com.evertill.commerce.receipt.ReceiptDocument.Text;
import com.evertill.devices.DeviceState;
import com.evertill.devices.Heard;
import com.evertill.devices.JposLaneDevices;
import com.evertill.devices.KeyPosition;
import com.evertill.devices.LaneConfig;
import com.evertill.devices.LaneDevices;
import com.evertill.devices.NotScanned;
import com.evertill.devices.PrintJob;
import com.evertill.devices.PrintOutcome;
import com.evertill.devices.simulator.SimulatedLane;
import com.evertill.devices.simulator.TerminalSimulator;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A lane of a computer of its own, with every device simulated, over real sockets. */
abstract class LaneOfItsOwn {

    private static final AtomicInteger LANES = new AtomicInteger(7_000);
    static final Duration SOON = Duration.ofSeconds(20);

    final Executor executor = Thread::startVirtualThread;
    volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");
    final InstantSource clock = () -> now;
    /** What the till hears. */
    final Heard heard = new Heard();
    /** What the lane's own computer hears. */
    final Heard atLane = new Heard();

    final AgentBench bench = new AgentBench(executor);
    SimulatedLane simulated;
    LaneConfig config;

    @BeforeEach
    void simulated_devices() {
        var setting = new TerminalSimulator.Setting(null, Duration.ofSeconds(1), clock);
        simulated = new SimulatedLane(LANES.incrementAndGet(), 0, setting, executor);
        config = LaneConfig.standard(String.valueOf(simulated.number()));
        JposLaneDevices.configure(
                new ByteArrayInputStream(
                        SimulatedLane.jposXml(List.of(simulated)).getBytes(StandardCharsets.UTF_8)),
                executor);
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
        simulated.close();
    }

    LaneDevices own(LaneConfig devices, LaneDevices.Listener listener) {
        return new JposLaneDevices(devices, new Both(listener, atLane), executor, clock);
    }

    record Both(LaneDevices.Listener first, LaneDevices.Listener second) implements LaneDevices.Listener {

        @Override
        public void scanned(Symbology symbology, String text) {
            first.scanned(symbology, text);
            second.scanned(symbology, text);
        }

        @Override
        public void notScanned(NotScanned why, int times) {
            first.notScanned(why, times);
            second.notScanned(why, times);
        }

        @Override
        public void deviceChanged(LaneDevices.Kind kind, DeviceState state) {
            first.deviceChanged(kind, state);
            second.deviceChanged(kind, state);
        }

        @Override
        public void keyTurned(KeyPosition position) {
            first.keyTurned(position);
            second.keyTurned(position);
        }

        @Override
        public void printed(String jobId, PrintOutcome outcome) {
            first.printed(jobId, outcome);
            second.printed(jobId, outcome);
        }
    }

    void ready() throws InterruptedException {
        for (var kind : List.of(SCANNER, PRINTER, DRAWER, DISPLAY, SCALE)) {
            heard.await(kind, READY);
        }
        heard.forget();
    }

    /** A box whose lane has called. */
    AgentBench.RunningBox served() throws InterruptedException {
        var box = bench.box(config);
        box.devices(heard);
        bench.agent(this::own, clock, box.port());
        ready();
        return box;
    }

    /** @return the port on which another may come in its place. */
    int gone(AgentBench.RunningBox box) throws InterruptedException {
        int port = box.port();
        box.close();
        heard.await(PRINTER, OFFLINE);
        heard.forget();
        return port;
    }

    static PrintJob receipt(String id, int lines) {
        var elements = new ArrayList<Element>();
        for (int i = 0; i < lines; i++) {
            elements.add(Text.left(id + " line " + i));
        }
        return new PrintJob(id, new ReceiptDocument(42, elements));
    }

    long linesOf(String job) {
        return simulated.printer().lines().stream()
                .filter(line -> line.startsWith(job + " "))
                .count();
    }

    static DeviceState state(LaneDevices lane, LaneDevices.Kind kind) {
        return Objects.requireNonNull(lane.states().get(kind));
    }

    static void await(String what, BooleanSupplier condition) {
        for (int i = 0; i < 20_000 && !condition.getAsBoolean(); i++) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }
}
