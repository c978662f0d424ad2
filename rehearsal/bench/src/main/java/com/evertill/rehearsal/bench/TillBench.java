package com.evertill.rehearsal.bench;

import com.evertill.commerce.sqlite.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A command until it is durable, beside a bare commit of as many bytes on the same disk; and whole sales. */
final class TillBench {
    private static final int LINES = 10;
    /** What a scan writes: an event of about 450 bytes, an answer of about 100. */
    private static final int BARE_BYTES = 550;

    private final Path folder;
    private final Report report;
    private final int scans;

    TillBench(Path folder, Report report, int scans) {
        this.folder = folder;
        this.report = report;
        this.scans = scans;
    }

    void run(List<Long> catalogues) throws Exception {
        for (long items : catalogues) {
            var place = Files.createDirectories(folder.resolve("till-" + items));
            try (var shop = new BenchShop(place, items);
                    var bare = Database.open(
                            "jdbc:sqlite:" + place.resolve("bare.db"),
                            List.of("CREATE TABLE row(n INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"))) {
                scans(shop, bare, items);
                if (items == catalogues.getFirst()) {
                    sales(shop, 1);
                    sales(shop, shop.tills.size());
                }
            }
        }
    }

    private void scans(BenchShop shop, Database bare, long items) throws Exception {
        var till = shop.tills.getFirst();
        var ours = new Samples();
        var theirs = new Samples();
        var bytes = new byte[BARE_BYTES];
        for (int n = -scans / 5; n < scans; n++) {
            var scan = shop.scan(n + scans);
            if (n < 0) {
                shop.take(till, scan);
            } else {
                ours.time(() -> shop.take(till, scan));
                theirs.time(() -> bare.act(tx -> tx.update("INSERT INTO row(bytes) VALUES (?)", bytes)));
            }
            if (Math.floorMod(n, LINES) == LINES - 1) {
                shop.take(till, shop.pay());
            }
        }
        report.section("A scan until it is durable, catalogue of %,d items (in process, %,d scans, ten to a sale)"
                .formatted(items, scans));
        for (int percentile : new int[] {50, 99}) {
            report.add(Figure.of(
                            "scan accepted and durable, p" + percentile,
                            "µs",
                            ours.micros(percentile),
                            "one till, in process; scan and bare commit take turns")
                    .beside("bare SQLite commit of as many bytes", theirs.micros(percentile)));
        }
    }

    private void sales(BenchShop shop, int tills) throws Exception {
        int sales = Math.max(20, scans / 20);
        long writtenBefore = written();
        long began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (var till : shop.tills.subList(0, tills)) {
                running.add(threads.submit(() -> {
                    for (int sale = 0; sale < sales; sale++) {
                        shop.sell(till, (long) sale * LINES);
                    }
                }));
            }
            for (var each : running) {
                each.get(10, TimeUnit.MINUTES);
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        report.section("Ten-line sales, paid in cash (in process, %d till%s)".formatted(tills, tills == 1 ? "" : "s"));
        report.add(Figure.of("completed sales", "1/s", sales * tills / seconds, "eleven durable commands each"));
        report.add(Figure.of(
                "bytes that one sale writes to the disk",
                "bytes",
                (written() - writtenBefore) / (double) (sales * tills),
                "write_bytes of /proc/self/io: pages of the log and of its checkpoints"));
        report.add(Figure.of("syncs that one sale waits for", "", LINES + 1, "one commit, one fsync, per command"));
    }

    private static long written() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream()
                .filter(line -> line.startsWith("write_bytes"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .sum();
    }
}
