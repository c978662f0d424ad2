package com.evertill.rehearsal.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The service as a whole, from outside: native where it was compiled, and on a JVM with its AOT cache (JEP 514). */
final class ServiceBench {
    private final Path folder;
    private final Report report;
    private final Options options;

    ServiceBench(Path folder, Report report, Options options) {
        this.folder = folder;
        this.report = report;
        this.options = options;
    }

    void run() throws Exception {
        var compiled = Program.compiled();
        if (compiled.isPresent()) {
            measure(compiled.get(), folder.resolve("native"));
        } else {
            report.section("The service, native");
            report.note("the native executable; it is not compiled here (./evertill native)");
        }
        report.section("The service, JVM with AOT cache");
        report.progress("one start to train the cache");
        measure(withAotCache(), folder.resolve("jvm"));
    }

    private Program withAotCache() throws Exception {
        var cache = folder.resolve("edge.aot").toAbsolutePath();
        var place = Lanes.newShop(folder.resolve("training"));
        try (var edge = new EdgeProcess(Program.onJvm("-XX:AOTCacheOutput=" + cache), place)) {
            var lanes = new Lanes();
            lanes.open(edge);
            lanes.sell(1, 3);
        }
        if (!Files.exists(cache)) {
            report.note("the AOT cache; this JVM has written none");
            return Program.onJvm();
        }
        return Program.onJvm("-XX:AOTCache=" + cache).named("JVM with AOT cache");
    }

    private void measure(Program program, Path place) throws Exception {
        Lanes.newShop(place);
        report.section("The service, " + program.name());
        var lanes = new Lanes();
        report.progress("starts");
        try (var edge = new EdgeProcess(program, place)) {
            lanes.open(edge);
        }
        starts(program, lanes, place);
        try (var edge = new EdgeProcess(program, place)) {
            firstScan(edge, lanes);
            report.add(Figure.of(
                    "resident memory after the first scan",
                    "MiB",
                    edge.figures().residentMiB(),
                    "VmRSS"));
            lanes.payCash(1);
            scans(edge, lanes, place);
            views(lanes);
            new ScreenBench(report, options, place).run(edge, lanes);
            new SalesBench(report, options, place).run(edge, lanes);
        }
    }

    private void starts(Program program, Lanes lanes, Path place) throws Exception {
        var ours = new Samples();
        var theirs = new Samples();
        for (int start = 0; start < options.amount(7, 1); start++) {
            try (var edge = new EdgeProcess(program, place)) {
                firstScan(edge, lanes);
                ours.add(System.nanoTime() - edge.startedAt);
            }
            theirs.add((long) (program.millisToStartAndEnd(place) * 1e6));
        }
        report.add(Figure.of(
                        "start to first scan accepted",
                        "ms",
                        ours.millis(50),
                        "exec to the 200 of a scan; sessions and catalogue are there; median of several")
                .beside("the same program, looking at no file", theirs.millis(50)));
    }

    private static void firstScan(EdgeProcess edge, Lanes lanes) throws Exception {
        lanes.talkTo(edge);
        while (lanes.at(1).tryScan(1, Lanes.code(0)) != 200) {
            LockSupport.parkNanos(2_000_000);
            edge.requireAlive();
        }
    }

    private void scans(EdgeProcess edge, Lanes lanes, Path place) throws Exception {
        int scans = options.amount(5_000, 200);
        report.progress("%,d scans".formatted(scans));
        lanes.sell(1, scans / Lanes.LINES); // compilers have had their say
        var ours = new Samples();
        var refusals = new Samples();
        double cpu;
        try (var bare = new BareCommits(place)) {
            double cpuBefore = edge.figures().cpuSeconds();
            for (int n = 0; n < scans; n++) {
                int scan = n;
                ours.time(() -> lanes.scan(1, scan));
                bare.one();
                if (n % Lanes.LINES == Lanes.LINES - 1) {
                    lanes.payCash(1);
                }
            }
            cpu = edge.figures().cpuSeconds() - cpuBefore;
            for (int n = 0; n < scans / 10; n++) {
                refusals.time(() -> lanes.at(1).command(TILL_OF_SOMEBODY_ELSE, "{\"type\":\"void-basket\"}"));
            }
            for (int percentile : new int[] {50, 99}) {
                var figure = Figure.of(
                        "scan over HTTP until answered, p" + percentile,
                        "µs",
                        ours.micros(percentile),
                        "one head over one connection; scan and bare commit take turns");
                double commit = bare.samples.micros(percentile);
                report.add(figure.beside("a bare SQLite commit of as many bytes", commit));
                report.add(figure.beside(
                        "that, and a request that touches no disk", commit + refusals.micros(percentile)));
            }
        }
        report.add(Figure.of(
                "CPU per scan",
                "ms",
                cpu * 1_000 / (scans * (1 + 1.0 / Lanes.LINES)),
                "utime and stime of the service over scans and payments"));
    }

    private static final int TILL_OF_SOMEBODY_ELSE = 2;

    private void views(Lanes lanes) throws Exception {
        var arrivals = new LinkedBlockingQueue<Long>();
        var socket = lanes.at(1).listen(1, arrivals);
        arrivals.poll(10, TimeUnit.SECONDS);
        var samples = new Samples();
        for (int n = 0; n < options.amount(500, 100); n++) {
            TimeUnit.MILLISECONDS.sleep(5);
            arrivals.clear();
            long began = System.nanoTime();
            lanes.scan(1, n);
            samples.add(Objects.requireNonNull(arrivals.poll(10, TimeUnit.SECONDS), "no view was pushed") - began);
            if (n % Lanes.LINES == Lanes.LINES - 1) {
                lanes.payCash(1);
            }
        }
        socket.abort();
        for (int percentile : new int[] {50, 99}) {
            report.add(Figure.of(
                    "scan sent until its view is on the web socket, p" + percentile,
                    "µs",
                    samples.micros(percentile),
                    "the view is whole: up to ten lines"));
        }
    }
}
