package com.evertill.rehearsal.bench;

import java.nio.file.Path;

/** Whole sales over HTTP: how many, what they write, and what they leave behind in memory. */
final class SalesBench {
    private final Report report;
    private final Options options;
    private final Path place;

    SalesBench(Report report, Options options, Path place) {
        this.report = report;
        this.options = options;
        this.place = place;
    }

    void run(EdgeProcess edge, Lanes lanes) throws Exception {
        try (var bare = new BareCommits(place)) {
            for (int n = 0; n < options.amount(2_000, 200); n++) {
                bare.one();
            }
            rate(lanes, bare, 1, options.amount(250, 10));
            bytes(edge, lanes);
            syncs(edge, lanes);
            int sales = options.amount(10_000, 200);
            rate(lanes, bare, Lanes.TILLS, sales / Lanes.TILLS);
            report.add(Figure.of(
                    "resident memory after %,d sales".formatted(sales),
                    "MiB",
                    edge.figures().residentMiB(),
                    "VmRSS"));
        }
    }

    private void rate(Lanes lanes, BareCommits bare, int tills, int each) throws Exception {
        report.progress("%,d sales at %d till%s".formatted(each * tills, tills, tills == 1 ? "" : "s"));
        long began = System.nanoTime();
        lanes.sell(tills, each);
        double seconds = (System.nanoTime() - began) / 1e9;
        report.add(Figure.of(
                        "ten-line sales over HTTP, %d till%s".formatted(tills, tills == 1 ? "" : "s"),
                        "1/s",
                        each * tills / seconds,
                        "ten scans and cash, one head a till, nothing in between")
                .beside("bare commits, eleven to a sale", bare.samples.perSecond() / (Lanes.LINES + 1)));
    }

    private void bytes(EdgeProcess edge, Lanes lanes) throws Exception {
        int sales = options.amount(200, 20);
        long before = edge.figures().bytesWritten();
        lanes.sell(1, sales);
        report.add(Figure.of(
                "bytes that a ten-line sale writes",
                "bytes",
                (edge.figures().bytesWritten() - before) / (double) sales,
                "write_bytes of /proc/PID/io: pages of the log and of the file, print job included"));
    }

    private void syncs(EdgeProcess edge, Lanes lanes) throws Exception {
        int sales = 20;
        var counted = Syncs.during(() -> lanes.sell(1, sales), edge, place.resolve("syncs.txt"));
        if (counted.isEmpty()) {
            report.note("syncs per sale; that needs strace, and the right to use it");
            return;
        }
        report.add(Figure.of(
                        "syncs of a ten-line sale",
                        "",
                        counted.getAsLong() / (double) sales,
                        "fsync and fdatasync, counted by strace; two more are the print job's")
                .beside("its commands, each durable", Lanes.LINES + 1));
    }
}
