package com.evertill.rehearsal.bench;

import com.evertill.commerce.catalogue.CatalogueCsv;
import com.evertill.commerce.sqlite.Database;
import com.evertill.rehearsal.demo.GeneratedCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The service as a whole, from outside: native where it was compiled, and on a JVM with its AOT cache. */
final class ServiceBench {
    private static final Path JAR = Path.of("store-edge", "target", "quarkus-app", "quarkus-run.jar");
    private static final Path NATIVE = Path.of("store-edge", "target", "edge", "evertill-edge");
    private static final int ITEMS = 1_000;
    private static final int TILLS = 8;
    private static final String STORE = """
            {"node": "bench.store.box", "name": "Bench", "currency": "EUR", "language": "en",
             "zone": "Europe/Berlin", "priceZone": "de",
             "legalEntity": {"name": "Bench", "address": [], "taxNumber": "0"},
             "taxRules": {"mode": "INCLUDED", "precision": "PER_RECEIPT", "rounding": "HALF_UP"},
             "taxes": {"standard": [{"id": "A", "name": "VAT", "ppm": 190000}],
                       "reduced": [{"id": "B", "name": "VAT", "ppm": 70000}]},
             "tills": [TILLS],
             "staff": [{"number": "1", "name": "Alex", "role": "MANAGER", "pin": "9999"}]}
            """;

    private final Path folder;
    private final Report report;
    private final int scans;
    private final int sales;

    ServiceBench(Path folder, Report report, boolean quick) {
        this.folder = folder;
        this.report = report;
        this.scans = quick ? 200 : 3_000;
        this.sales = quick ? 200 : 10_000;
    }

    void run() throws Exception {
        if (Files.exists(JAR)) {
            measure("JVM with AOT cache", withAotCache(), folder.resolve("jvm"));
        }
        if (Files.isExecutable(NATIVE)) {
            measure("native", executable(), folder.resolve("native"));
        } else {
            report.section("native: not compiled here; ./evertill native does it");
        }
    }

    private static List<String> java(String... more) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=4",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.lang=ALL-UNNAMED"));
        command.addAll(List.of(more));
        command.addAll(List.of("-jar", JAR.toString()));
        return command;
    }

    private static List<String> executable() {
        var program = NATIVE.toAbsolutePath();
        return List.of(
                program.toString(),
                "-Xmx128m",
                "-Dorg.sqlite.lib.path=" + program.getParent(),
                "-Dorg.sqlite.lib.name=libsqlitejdbc.so");
    }

    /** One start to train the cache (JEP 514), so that the next ones begin with loaded and linked classes. */
    private List<String> withAotCache() throws Exception {
        var cache = folder.resolve("edge.aot").toAbsolutePath();
        var place = prepared(folder.resolve("training"));
        var head = new Head();
        try (var edge = new EdgeProcess(java("-XX:AOTCacheOutput=" + cache), place)) {
            setUp(edge, head);
            head.done(1, "{\"type\":\"no-sale\"}");
        }
        return Files.exists(cache) ? java("-XX:AOTCache=" + cache) : java();
    }

    private void measure(String kind, List<String> program, Path place) throws Exception {
        prepared(place);
        report.section("The service, " + kind);
        var head = new Head();
        try (var edge = new EdgeProcess(program, place)) {
            setUp(edge, head);
        }
        try (var edge = new EdgeProcess(program, place)) {
            head.talkTo(edge.port);
            while (head.scan(1, code(0)) != 200) {
                LockSupport.parkNanos(2_000_000);
                require(edge.isAlive(), "the service ended; see " + place.resolve("edge.log"));
            }
            double millis = (System.nanoTime() - edge.startedAt) / 1e6;
            report.add(Figure.of("process start to first scan accepted", "ms", millis, "exec to 200, session kept"));
            report.add(Figure.of("resident memory then", "MiB", edge.residentMiB(), "VmRSS"));
            head.payCash(1, 49_900);
            scans(edge, head, place);
            views(head);
            sales(edge, head);
        }
    }

    private void scans(EdgeProcess edge, Head head, Path place) throws Exception {
        var ours = new Samples();
        var theirs = new Samples();
        var bytes = new byte[550];
        for (int n = 0; n < scans / 5; n++) {
            scanAndPay(head, 1, n);
        }
        double cpu = 0;
        try (var bare = Database.open(
                "jdbc:sqlite:" + place.resolve("bare.db"),
                List.of("CREATE TABLE row(n INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"))) {
            double cpuBefore = edge.cpuSeconds();
            for (int n = 0; n < scans; n++) {
                int scan = n;
                ours.time(() -> require(head.scan(1, code(scan)) == 200, "a scan was not taken"));
                theirs.time(() -> bare.act(tx -> tx.update("INSERT INTO row(bytes) VALUES (?)", bytes)));
                if (n % 10 == 9) {
                    head.payCash(1, 49_900);
                }
            }
            cpu = edge.cpuSeconds() - cpuBefore;
        }
        for (int percentile : new int[] {50, 99}) {
            report.add(Figure.of(
                            "scan over HTTP until answered, p" + percentile,
                            "µs",
                            ours.micros(percentile),
                            "one head, keep-alive; scan and bare commit take turns")
                    .beside("bare SQLite commit of as many bytes", theirs.micros(percentile)));
        }
        report.add(Figure.of("CPU per scan", "ms", cpu * 1_000 / (scans * 1.1), "utime + stime, payments included"));
    }

    private void views(Head head) throws Exception {
        var arrivals = new LinkedBlockingQueue<Long>();
        var socket = head.listen(1, arrivals);
        arrivals.poll(10, TimeUnit.SECONDS);
        var samples = new Samples();
        for (int n = 0; n < Math.min(scans, 200); n++) {
            long began = System.nanoTime();
            scanAndPay(head, 1, 1);
            var arrived = arrivals.poll(10, TimeUnit.SECONDS);
            require(arrived != null, "no view was pushed");
            samples.add(java.util.Objects.requireNonNull(arrived) - began);
            TimeUnit.MILLISECONDS.sleep(5);
            arrivals.clear();
        }
        head.payCash(1, 49_900);
        socket.abort();
        report.add(Figure.of(
                "scan sent to view on the screen's socket, p50", "µs", samples.micros(50), "HTTP and web socket"));
    }

    private void sales(EdgeProcess edge, Head head) throws Exception {
        for (int tills : new int[] {1, TILLS}) {
            int each = tills == 1 ? Math.max(10, sales / 50) : sales / TILLS;
            long began = System.nanoTime();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> running = new ArrayList<>();
                for (int till = 1; till <= tills; till++) {
                    int number = till;
                    running.add(threads.submit(() -> {
                        for (int n = 0; n < each * 10; n++) {
                            scanAndPay(head, number, n);
                        }
                        return number;
                    }));
                }
                for (var one : running) {
                    one.get(30, TimeUnit.MINUTES);
                }
            }
            report.add(Figure.of(
                    "ten-line sales over HTTP, %d till%s".formatted(tills, tills == 1 ? "" : "s"),
                    "1/s",
                    each * tills / ((System.nanoTime() - began) / 1e9),
                    "eleven commands each, one head a till"));
        }
        report.add(Figure.of("resident memory after %,d sales".formatted(sales), "MiB", edge.residentMiB(), "VmRSS"));
    }

    private static void scanAndPay(Head head, int till, int n) throws InterruptedException {
        require(head.scan(till, code(n)) == 200, "a scan was not taken");
        if (n % 10 == 9) {
            head.payCash(till, 49_900);
        }
    }

    private static String code(int n) {
        int number = n * 7 % ITEMS;
        return GeneratedCatalogue.gtin(number % 10 == 3 ? number + 1 : number);
    }

    private static Path prepared(Path place) throws IOException {
        Files.createDirectories(place);
        var tills = new ArrayList<String>();
        for (int till = 1; till <= TILLS; till++) {
            tills.add("{\"number\": " + till + "}");
        }
        Files.writeString(place.resolve("store.json"), STORE.replace("TILLS", String.join(", ", tills)));
        return place;
    }

    private void setUp(EdgeProcess edge, Head head) throws Exception {
        head.talkTo(edge.port);
        while (!head.signIn()) {
            LockSupport.parkNanos(20_000_000);
            require(edge.isAlive(), "the service did not start; see its edge.log in " + folder);
        }
        var csv = folder.resolve("items.csv");
        try (var out = Files.newBufferedWriter(csv)) {
            CatalogueCsv.write(out, GeneratedCatalogue.items(ITEMS, 1).iterator());
        }
        head.takeCatalogue(csv);
        for (int till = 1; till <= TILLS; till++) {
            head.done(till, "{\"type\":\"open-shift\",\"openingFloat\":{\"minor\":0,\"currency\":\"EUR\"}}");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
