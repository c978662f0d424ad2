package com.evertill.rehearsal.bench;

import com.evertill.commerce.receipt.ReceiptDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;

/** What one lane's devices take: a scan, a receipt, a cable that is put in again. */
final class LaneFigures {
    private static final Duration AWAY = Duration.ofSeconds(1);
    private static final int RECEIPT_LINES = 40;
    /** What our printer is sent for such a receipt, near enough: columns, styles, ends of lines. */
    private static final int RECEIPT_BYTES = 2_400;

    private final Report report;
    private final BenchLane lane;
    private final ExecutorService threads;
    private final int scans;
    private final int receipts;
    private final int replugs;

    LaneFigures(Report report, Options options, BenchLane lane, ExecutorService threads) {
        this.report = report;
        this.lane = lane;
        this.threads = threads;
        this.scans = options.amount(2_000, 50);
        this.receipts = options.amount(500, 20);
        this.replugs = options.amount(20, 2);
    }

    /** @param place on the disk that is measured. */
    void measure(Path place) throws Exception {
        try (var bare = new BareCommits(place)) {
            scans(bare);
        }
        receipts();
        replug();
    }

    private void scans(BareCommits bare) throws Exception {
        report.progress("%,d scans by the scanner".formatted(scans));
        sell(scans / 4, new Samples(), () -> {}); // compilers have had their say
        var ours = new Samples();
        sell(scans, ours, bare::one);
        for (int percentile : new int[] {50, 99}) {
            report.add(Figure.of(
                            "scanner's bytes until the scan is accepted and durable, p" + percentile,
                            "µs",
                            ours.micros(percentile),
                            "TCP, JavaPOS data event, command, commit; scan and bare commit take turns")
                    .beside("a bare SQLite commit of as many bytes", bare.samples.micros(percentile)));
        }
    }

    /** Whole sales: scans that are not a multiple of a sale's lines are rounded up. */
    private void sell(int scans, Samples samples, Samples.Work between) throws Exception {
        for (int n = 0; n < Math.ceilDiv(scans, BenchLane.LINES) * BenchLane.LINES; n++) {
            samples.time(lane::scan);
            between.run();
            if (n % BenchLane.LINES == BenchLane.LINES - 1) {
                lane.pay();
                lane.simulated().printer().tearOff();
            }
        }
    }

    private void receipts() throws Exception {
        report.progress("%,d receipts of %d lines".formatted(receipts, RECEIPT_LINES));
        var document = receipt();
        var ours = new Samples();
        var limit = new Samples();
        try (var echo = new BareEcho(RECEIPT_BYTES, threads)) {
            for (int n = 0; n < receipts; n++) {
                ours.time(() -> lane.print(document));
                limit.time(echo::one);
                lane.simulated().printer().tearOff();
            }
        }
        for (int percentile : new int[] {50, 99}) {
            report.add(Figure.of(
                            "a receipt of %d lines until its last byte is confirmed, p%d"
                                    .formatted(RECEIPT_LINES, percentile),
                            "ms",
                            ours.millis(percentile),
                            "encoded, sent, worked off by the simulator, process id answered")
                    .beside(
                            "%,d bytes over a socket, and one back".formatted(RECEIPT_BYTES),
                            limit.millis(percentile)));
        }
    }

    private static ReceiptDocument receipt() {
        var elements = new ArrayList<ReceiptDocument.Element>();
        for (int line = 1; line <= RECEIPT_LINES; line++) {
            elements.add(ReceiptDocument.Columns.of("Article %d of a long receipt".formatted(line), line + ".99"));
        }
        elements.add(new ReceiptDocument.Cut());
        return new ReceiptDocument(42, elements);
    }

    /** Away for a moment, as when somebody moves a cable. */
    private void replug() throws Exception {
        report.progress("scanner, printer and display pulled out and put in again, %d times".formatted(replugs));
        var ours = new Samples();
        var away = new Samples();
        for (int n = 0; n < replugs; n++) {
            away.time(() -> {
                lane.pullOut();
                LockSupport.parkNanos(AWAY.toNanos());
            });
            ours.time(lane::putIn);
        }
        for (int percentile : new int[] {50, 100}) {
            report.add(Figure.of(
                            "put in again until all three are ready, " + (percentile == 50 ? "p50" : "longest"),
                            "ms",
                            ours.millis(percentile),
                            "our attempts are 0.1 s apart at first, twice as long each time, 5 s at most")
                    .beside("as long as they were away", away.millis(percentile)));
        }
    }
}
