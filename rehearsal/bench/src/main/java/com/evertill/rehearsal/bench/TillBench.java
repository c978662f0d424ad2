package com.evertill.rehearsal.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A command until it is durable, beside a bare commit of as many bytes on the same disk; and whole sales. */
final class TillBench {
    private static final int LINES = 10;
    /** Between two scans while a book is staged: eight busy lanes. */
    private static final Duration BETWEEN_SCANS = Duration.ofMillis(5);

    private final Path folder;
    private final Report report;
    private final int scans;
    private final List<Long> catalogues;

    TillBench(Path folder, Report report, Options options) {
        this.folder = folder;
        this.report = report;
        this.scans = options.amount(5_000, 500);
        this.catalogues = List.of(1_000L, (long) options.amount(1_000_000, 50_000));
    }

    void run() throws Exception {
        for (long items : catalogues) {
            report.section("A command until it is durable, in process, catalogue of %,d items".formatted(items));
            report.progress("filling the catalogue");
            var place = Files.createDirectories(folder.resolve("till-" + items));
            try (var shop = BenchShop.generated(place, items);
                    var bare = new BareCommits(place)) {
                scans(shop, bare);
                if (items == catalogues.getFirst()) {
                    sales(shop, bare, 1);
                    sales(shop, bare, shop.tills.size());
                } else {
                    scansBesideStaging(shop, place, items);
                }
            }
        }
    }

    private void scans(BenchShop shop, BareCommits bare) throws Exception {
        report.progress("%,d scans".formatted(scans));
        for (int sale = 0; sale < scans / LINES; sale++) {
            shop.sell(shop.tills.getFirst(), (long) sale * LINES);
        }
        var ours = new Samples();
        for (int n = 0; n < scans; n++) {
            scan(shop, n, ours);
            bare.one();
        }
        percentiles("scan accepted and durable", "one till; scan and bare commit take turns", ours, bare);
    }

    private static void scan(BenchShop shop, int n, Samples samples) throws Exception {
        var till = shop.tills.getFirst();
        var scan = shop.scan(n);
        samples.time(() -> shop.take(till, scan));
        if (n % LINES == LINES - 1) {
            shop.take(till, shop.pay());
        }
    }

    private void percentiles(String what, String method, Samples ours, BareCommits bare) {
        for (int percentile : new int[] {50, 99}) {
            report.add(Figure.of(what + ", p" + percentile, "µs", ours.micros(percentile), method)
                    .beside("a bare SQLite commit of as many bytes", bare.samples.micros(percentile)));
        }
    }

    /** All prices change, so that every item is written anew, while a till scans. Bare commits go to another file on the same, now busy disk. */
    private void scansBesideStaging(BenchShop shop, Path place, long items) throws Exception {
        report.progress("staging new prices for all items beside a till");
        var ours = new Samples();
        long began = System.nanoTime();
        try (var thread = Executors.newSingleThreadExecutor();
                var bare = new BareCommits(place)) {
            var staging = CompletableFuture.runAsync(() -> shop.takePrices(items, 2), thread);
            for (int n = 0; !staging.isDone(); n++) {
                scan(shop, n, ours);
                bare.one();
                TimeUnit.NANOSECONDS.sleep(BETWEEN_SCANS.toNanos());
            }
            staging.join();
            double seconds = (System.nanoTime() - began) / 1e9;
            percentiles("the same while %,d new prices are staged".formatted(items), "a scan every 5 ms", ours, bare);
            report.add(Figure.of("items staged meanwhile", "1/s", items / seconds, "every item with a new price"));
        }
    }

    private void sales(BenchShop shop, BareCommits bare, int tills) throws Exception {
        int sales = scans / 20;
        report.progress("%,d sales, %d till%s".formatted(sales * tills, tills, tills == 1 ? "" : "s"));
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
        report.add(Figure.of(
                        "ten-line sales, %d till%s".formatted(tills, tills == 1 ? "" : "s"),
                        "1/s",
                        sales * tills / seconds,
                        "ten scans and cash, eleven durable commands, no devices")
                .beside("bare commits, eleven to a sale", bare.samples.perSecond() / (LINES + 1)));
    }
}
