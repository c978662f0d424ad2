package com.evertill.devices;

import static com.evertill.devices.DeviceState.Health.OFFLINE;
import static com.evertill.devices.DeviceState.Health.READY;
import static com.evertill.devices.LaneDevices.Kind.DISPLAY;
import static com.evertill.devices.LaneDevices.Kind.DRAWER;
import static com.evertill.devices.LaneDevices.Kind.KEYLOCK;
import static com.evertill.devices.LaneDevices.Kind.PRINTER;
import static com.evertill.devices.LaneDevices.Kind.SCALE;
import static com.evertill.devices.LaneDevices.Kind.SCANNER;
import static com.evertill.devices.LaneDevices.Kind.TONE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.evertill.commerce.receipt.ReceiptDocument;
import com.evertill.commerce.receipt.ReceiptDocument.Cut;
import com.evertill.commerce.receipt.ReceiptDocument.Element;
import com.evertill.commerce.receipt.ReceiptDocument.Text;
import com.evertill.devices.agent.AgentBench;
import com.evertill.devices.agent.AgentBench.RunningBox;
import com.evertill.devices.agent.LaneProgram;
import com.evertill.devices.simulator.SimulatedLane;
import com.evertill.devices.simulator.TerminalSimulator;
import com.evertill.devices.wire.Link;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/**
 * A lane through the real JavaPOS controls, against simulators that speak the devices' own bytes; everything is ready. Its tests are run for the
 * devices of this box and for those of a lane's own computer: who has a lane need not know which it is.
 */
abstract class ReadyLane {

    enum Way {
        IN_PROCESS,
        THROUGH_THE_AGENT,
        /** The agent as a process of its own, such as the native executable: only where {@link LaneProgram} names one, and then nothing else. */
        BY_ITS_PROGRAM
    }

    static List<Way> ways() {
        return LaneProgram.given().isPresent()
                ? List.of(Way.BY_ITS_PROGRAM)
                : List.of(Way.IN_PROCESS, Way.THROUGH_THE_AGENT);
    }

    @Parameter
    Way way = ways().getFirst();

    private final List<AgentBench> benches = new ArrayList<>();

    private static final AtomicInteger LANES = new AtomicInteger();
    static final Duration SOON = Duration.ofSeconds(20);

    final Executor executor = Thread::startVirtualThread;
    volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");
    final InstantSource clock = () -> now;
    final Heard heard = new Heard();
    private String jposXml = "";
    private @Nullable RunningBox box;
    SimulatedLane simulated;
    LaneDevices lane;

    @BeforeEach
    void a_lane_with_everything_ready() throws Exception {
        var setting = new TerminalSimulator.Setting(null, Duration.ofSeconds(1), clock);
        simulated = new SimulatedLane(LANES.incrementAndGet(), 0, setting, executor);
        jposXml = SimulatedLane.jposXml(List.of(simulated));
        JposLaneDevices.configure(new ByteArrayInputStream(jposXml.getBytes(UTF_8)), executor);
        lane = open(LaneConfig.standard(String.valueOf(simulated.number())));
        for (var kind : List.of(SCANNER, PRINTER, DRAWER, DISPLAY, SCALE, TONE, KEYLOCK)) {
            heard.await(kind, READY);
        }
        heard.forget();
    }

    /** Beside those of the simulated lane: entries for {@code jpos.xml}, to be opened by their names. */
    void configureToo(String entries) {
        jposXml = jposXml.replace("</JposEntries>", entries + "</JposEntries>");
        JposLaneDevices.configure(new ByteArrayInputStream(jposXml.getBytes(UTF_8)), executor);
    }

    /** The lane anew, with more said of one of its devices. */
    void again(String device, String properties) throws Exception {
        lane.close();
        for (var bench : benches) {
            bench.close();
        }
        benches.clear();
        heard.forget();
        int entry = jposXml.indexOf("\"" + device + ".");
        int end = jposXml.indexOf("</JposEntry>", entry);
        jposXml = jposXml.substring(0, end) + properties + jposXml.substring(end);
        JposLaneDevices.configure(new ByteArrayInputStream(jposXml.getBytes(UTF_8)), executor);
        lane = open(LaneConfig.standard(String.valueOf(simulated.number())));
    }

    /** The service of the box ends as by a power cut and is started anew; what the lane runs on goes on. */
    void boxIsStartedAnew(Runnable meanwhile) throws InterruptedException {
        var before = Objects.requireNonNull(box, "a lane of this box ends with it");
        before.close();
        heard.await(PRINTER, OFFLINE);
        heard.forget();
        meanwhile.run();
        box = benches.getLast().boxAgain(LaneConfig.standard(String.valueOf(simulated.number())), before);
        lane = box.devices(heard);
    }

    LaneDevices open(LaneConfig config) {
        if (way == Way.IN_PROCESS) {
            return new JposLaneDevices(config, heard, executor, clock);
        }
        var program = LaneProgram.given();
        var bench = program.isPresent() ? new AgentBench(executor, Link.BEAT) : new AgentBench(executor);
        benches.add(bench);
        box = bench.box(config);
        var remote = box.devices(heard);
        if (program.isPresent()) {
            bench.serve(program.get(), jposXml, box.port());
            return remote;
        }
        bench.serve((it, listener) -> new JposLaneDevices(it, listener, executor, clock), clock, box.port());
        return remote;
    }

    @AfterEach
    void close() throws Exception {
        lane.close();
        for (var bench : benches) {
            bench.close();
        }
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
