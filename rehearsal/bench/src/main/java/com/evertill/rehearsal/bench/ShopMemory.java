package com.evertill.rehearsal.bench;

import com.evertill.commerce.codes.Symbology;
import com.evertill.devices.simulator.SimulatedLane;
import com.evertill.devices.simulator.TerminalSimulator;
import com.evertill.devices.wire.LaneCertificates;
import com.evertill.devices.wire.LaneCertificates.Identity;
import com.evertill.devices.wire.LaneCertificates.Owner;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * What a whole shop takes in memory: the service as a process of its own, and at each lane its agent as another, over mutual TLS on loopback, with all devices
 * but the card terminal.
 */
final class ShopMemory {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Path folder;
    private final Report report;
    private final int sales;
    private final ExecutorService threads;

    ShopMemory(Path folder, Report report, int sales, ExecutorService threads) {
        this.folder = folder;
        this.report = report;
        this.sales = sales;
        this.threads = threads;
    }

    void measure(Program edge, List<String> agent) throws Exception {
        for (int lanes : new int[] {1, Lanes.TILLS}) {
            report.progress("%,d sales at each lane, with the agents of %d".formatted(sales, lanes));
            var terminals = new TerminalSimulator.Setting(null, Duration.ofSeconds(1), InstantSource.system());
            var simulated = IntStream.rangeClosed(1, lanes)
                    .mapToObj(number -> new SimulatedLane(number, 0, terminals, threads))
                    .toList();
            try {
                measure(edge, agent, simulated);
            } finally {
                simulated.forEach(SimulatedLane::close);
            }
        }
    }

    private void measure(Program edge, List<String> agent, List<SimulatedLane> simulated) throws Exception {
        int lanes = simulated.size();
        var place = Lanes.newShop(
                folder.resolve(edge.name() + "-" + lanes), till -> till <= lanes ? withAgent(till) : Lanes.bare(till));
        var certificates = Files.createDirectories(place.resolve("lanes"));
        var box = new LaneCertificates(certificates).issue(Owner.BOX, "box", Instant.now());
        int port = EdgeProcess.freePort();
        var agents = new ArrayList<LaneProcess>();
        try (var service = new EdgeProcess(edge, place, settings(port, box))) {
            for (var each : simulated) {
                agents.add(new LaneProcess(agent, certificates, name(each.number()), port, each));
            }
            var heads = new Lanes();
            heads.open(service);
            sell(heads, simulated);
            report(service.figures(), agents);
        } finally {
            agents.forEach(LaneProcess::close);
        }
    }

    private static String name(int till) {
        return "lane-" + till;
    }

    private static String withAgent(int till) {
        return """
                {"number": %1$d, "agent": "%2$s", "scanner": "scanner.%1$d", "printer": "printer.%1$d", "drawer": "drawer.%1$d",
                 "display": "display.%1$d", "scale": "scale.%1$d", "tone": "tone.%1$d", "keylock": "keylock.%1$d"}
                """.formatted(till, name(till));
    }

    private static List<String> settings(int port, Identity box) {
        return List.of(
                "-Devertill.lanes.host=127.0.0.1",
                "-Devertill.lanes.port=" + port,
                "-Devertill.lanes.authority=" + box.authority().toAbsolutePath(),
                "-Devertill.lanes.certificate=" + box.certificate().toAbsolutePath(),
                "-Devertill.lanes.key=" + box.key().toAbsolutePath());
    }

    /** At all lanes side by side. */
    private void sell(Lanes heads, List<SimulatedLane> simulated) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (var lane : simulated) {
            running.add(threads.submit(() -> {
                until(heads, lane, ShopMemory::isReady);
                for (int sale = 0; sale < sales; sale++) {
                    sell(heads, lane);
                }
                return lane;
            }));
        }
        for (var each : running) {
            each.get(30, TimeUnit.MINUTES);
        }
    }

    /** All that the lane has; the card terminal it has not. */
    private static boolean isReady(JsonNode view) {
        return StreamSupport.stream(view.path("devices").spliterator(), false)
                .map(device -> device.path("state").asText())
                .allMatch(state -> state.equals("READY") || state.equals("NOT_CONFIGURED"));
    }

    /** Ten scans by the scanner, cash, the receipt, the drawer. */
    private static void sell(Lanes heads, SimulatedLane lane) throws Exception {
        for (int line = 1; line <= Lanes.LINES; line++) {
            var code = Lanes.code(line);
            lane.scanner().scan(Symbology.EAN_13, code.substring(code.length() - 13));
            int wanted = line;
            until(heads, lane, view -> view.at("/basket/priced/lines").size() == wanted);
        }
        heads.payCash(lane.number());
        var printer = lane.printer();
        if (!printer.await(PATIENCE, it -> it.isDrawerOpen() && !it.lines().isEmpty())) {
            throw new IllegalStateException("lane " + lane.number() + " does not print");
        }
        printer.drawer(false);
        printer.tearOff();
    }

    private static void until(Lanes heads, SimulatedLane lane, Predicate<JsonNode> condition) throws IOException {
        long began = System.nanoTime();
        var view = heads.at(lane.number()).view(lane.number());
        while (!condition.test(view)) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("nothing happens at lane " + lane.number() + ": " + view);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            view = heads.at(lane.number()).view(lane.number());
        }
    }

    private void report(ProcessFigures edge, List<LaneProcess> agents) throws IOException {
        double resident = edge.residentMiB();
        double proportional = edge.proportionalMiB();
        for (var agent : agents) {
            resident += agent.figures().residentMiB();
            proportional += agent.figures().proportionalMiB();
        }
        var who = agents.size() == 1 ? "edge and its one agent" : "edge and its %d agents".formatted(agents.size());
        report.add(Figure.of(
                        "resident memory of " + who,
                        "MiB",
                        resident,
                        "VmRSS of all added up, after %,d sales at each lane".formatted(sales))
                .beside("the edge alone", edge.residentMiB()));
        report.add(Figure.of("the same, all on one box", "MiB", proportional, "PSS: what they share is counted once")
                .beside("the edge alone", edge.proportionalMiB()));
    }
}
