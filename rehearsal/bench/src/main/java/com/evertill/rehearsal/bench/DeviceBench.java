package com.evertill.rehearsal.bench;

import com.evertill.devices.JposLaneDevices;
import com.evertill.devices.LaneConfig;
import com.evertill.devices.simulator.SimulatedLane;
import com.evertill.devices.simulator.TerminalSimulator;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The devices of lanes, of this process and of a lane's own program: our drivers and the real bytes, without motors that take their time. */
final class DeviceBench {
    private static final int LANES = 8;

    private final Path folder;
    private final Report report;
    private final Options options;
    private final int sales;

    DeviceBench(Path folder, Report report, Options options) {
        this.folder = folder.resolve("devices");
        this.report = report;
        this.options = options;
        this.sales = options.amount(100, 3);
    }

    void run() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            inProcess(threads);
            throughAgent("on a JVM", Program.laneOnJvm(), threads);
            var compiled = Program.laneCompiled();
            if (compiled.isPresent()) {
                throughAgent("native", compiled.get(), threads);
            } else {
                report.section("Devices through the lane's agent, native");
                report.note("the native executable; it is not compiled here (./evertill native)");
            }
            wholeShops(threads);
        }
    }

    private void wholeShops(ExecutorService threads) throws Exception {
        report.section("A shop as a whole, its agents with it, on JVMs");
        var memory = new ShopMemory(folder.resolve("shops"), report, sales, threads);
        memory.measure(Program.onJvm(), Program.laneOnJvm());
        report.section("A shop as a whole, its agents with it, native");
        var edge = Program.compiled();
        if (edge.isPresent()) {
            memory.measure(edge.get(), Program.laneCompiled().orElseThrow());
        } else {
            report.note("the native executable; it is not compiled here (./evertill native)");
        }
    }

    private void inProcess(ExecutorService threads) throws Exception {
        report.section("Devices of a lane, in process");
        var place = Files.createDirectories(folder.resolve("in-process"));
        var simulated = simulated(LANES, threads);
        try (var shop = BenchShop.generated(place, 1_000)) {
            JposLaneDevices.configure(
                    new ByteArrayInputStream(SimulatedLane.jposXml(simulated).getBytes(StandardCharsets.UTF_8)),
                    threads);
            var lanes = new ArrayList<BenchLane>();
            try {
                for (var each : simulated) {
                    var config = LaneConfig.standard(String.valueOf(each.number()));
                    lanes.add(new BenchLane(
                            shop, each, heard -> new JposLaneDevices(config, heard, threads, Instant::now)));
                }
                for (var lane : lanes) {
                    lane.awaitReady();
                }
                new LaneFigures(report, options, lanes.getFirst(), threads).measure(place);
                together(lanes, threads);
            } finally {
                lanes.forEach(BenchLane::close);
            }
        } finally {
            simulated.forEach(SimulatedLane::close);
        }
    }

    private void throughAgent(String how, List<String> program, ExecutorService threads) throws Exception {
        report.section("Devices through the lane's agent, " + how);
        var place = Files.createDirectories(folder.resolve("agent-" + how.replace(' ', '-')));
        var simulated = simulated(1, threads).getFirst();
        long began = System.nanoTime();
        try (var shop = BenchShop.generated(place, 1_000);
                var agent = new AgentProcess(program, place.resolve("lane"), simulated, threads);
                var lane = new BenchLane(shop, simulated, agent::devices)) {
            lane.awaitReady();
            report.add(Figure.of(
                    "start of the agent until every device is ready",
                    "ms",
                    (System.nanoTime() - began) / 1e6,
                    "once; certificates made and the shop filled meanwhile"));
            new LaneFigures(report, options, lane, threads).measure(place);
            report.add(Figure.of(
                    "resident memory of the agent then", "MiB", agent.figures().residentMiB(), "VmRSS"));
        } finally {
            simulated.close();
        }
    }

    private static List<SimulatedLane> simulated(int lanes, ExecutorService threads) {
        var terminals = new TerminalSimulator.Setting(null, Duration.ofSeconds(1), InstantSource.system());
        return IntStream.rangeClosed(1, lanes)
                .mapToObj(number -> new SimulatedLane(number, 0, terminals, threads))
                .toList();
    }

    /** A sale: a weight, ten scans, the customer's two lines at each, cash, the drawer, the receipt. */
    private void together(List<BenchLane> lanes, ExecutorService threads) throws Exception {
        report.progress("%,d whole sales at one lane, then at each of %d".formatted(sales, LANES));
        var alone = sell(lanes.subList(0, 1), threads);
        var all = sell(lanes, threads);
        for (int percentile : new int[] {50, 99}) {
            report.add(Figure.of(
                            "a ten-line sale with all devices, %d lanes at once, p%d".formatted(LANES, percentile),
                            "ms",
                            all.samples.millis(percentile),
                            "weight, ten scans, display, cash, drawer, receipt; nothing in between")
                    .beside("the same at one lane alone", alone.samples.millis(percentile)));
        }
        report.add(
                Figure.of("such sales, %d lanes".formatted(LANES), "1/s", all.perSecond, "drivers, till and simulators")
                        .beside("one lane alone", alone.perSecond));
    }

    private record Sold(Samples samples, double perSecond) {}

    private Sold sell(List<BenchLane> lanes, ExecutorService threads) throws Exception {
        long began = System.nanoTime();
        List<Future<Samples>> running = new ArrayList<>();
        for (var lane : lanes) {
            running.add(threads.submit(() -> {
                var samples = new Samples();
                for (int n = 0; n < sales; n++) {
                    samples.time(lane::wholeSale);
                }
                return samples;
            }));
        }
        var together = new Samples();
        for (var each : running) {
            together.addAll(each.get(30, TimeUnit.MINUTES));
        }
        return new Sold(together, lanes.size() * sales / ((System.nanoTime() - began) / 1e9));
    }
}
