package com.evertill.rehearsal.bench;

import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.edge.store.StoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A restart with years of sales in the journal, until the first scan is taken. Needs nine gigabytes, so it is done only when it is asked for. */
final class JournalBench {
    private static final int AT_ONCE = 1_000;

    private final Path folder;
    private final Report report;
    private final Options options;

    JournalBench(Path folder, Report report, Options options) {
        this.folder = folder.resolve("journal");
        this.report = report;
        this.options = options;
    }

    void run() throws Exception {
        var program = Program.compiled().orElseGet(Program::onJvm);
        int sales = options.amount(1_000_000, 2_000);
        report.section("A journal of %,d ten-line sales, %s".formatted(sales, program.name()));
        var place = Lanes.newShop(folder);
        var lanes = new Lanes();
        try (var edge = new EdgeProcess(program, place)) {
            lanes.open(edge);
            lanes.sell(1, 1);
        }
        double small = start(program, place, lanes);
        report.progress("%,d sales".formatted(sales));
        fill(place, sales);
        long bytes = Files.size(place.resolve("edge.db"));
        var starts = new Samples();
        for (int start = 0; start < options.amount(5, 1); start++) {
            starts.add((long) start(program, place, lanes));
        }
        report.add(Figure.of(
                        "restart to first scan accepted",
                        "ms",
                        starts.millis(50),
                        "%,d MiB; exec to the 200 of a scan; median".formatted(bytes >> 20))
                .beside("with a journal of two sales", small / 1e6));
        report.add(Figure.of("the journal, for a ten-line sale", "bytes", (double) bytes / sales, "the file"));
    }

    /** Nanoseconds. */
    private static double start(Program program, Path place, Lanes lanes) throws IOException {
        try (var edge = new EdgeProcess(program, place)) {
            lanes.talkTo(edge);
            while (lanes.at(1).tryScan(1, Lanes.code(0)) != 200) {
                LockSupport.parkNanos(1_000_000);
                edge.requireAlive();
            }
            double took = System.nanoTime() - edge.startedAt;
            lanes.payCash(1);
            return took;
        }
    }

    /** The same sale again and again, under the next numbers: what a start looks at is how much there is. */
    private static void fill(Path place, int sales) {
        try (var shop = BenchShop.of(place, StoreConfig.read(place.resolve("store.json")), List.of())) {
            var sale = tenLines(shop);
            for (int done = 0; done < sales; done += AT_ONCE) {
                shop.database.act(tx -> {
                    for (int n = 0; n < AT_ONCE; n++) {
                        again(shop, tx, sale);
                    }
                });
            }
        }
    }

    /** A start makes a small sale of its own behind it. */
    private static Payload.SaleCompleted tenLines(BenchShop shop) {
        return shop.database.read(tx -> shop.journal.newest(tx, Long.MAX_VALUE, "sale.completed", "", 10)).stream()
                .map(fact -> (Payload.SaleCompleted) FactType.read(fact))
                .filter(sale -> sale.priced().lines().size() == Lanes.LINES)
                .findFirst()
                .orElseThrow();
    }

    private static void again(BenchShop shop, Tx tx, Payload.SaleCompleted sale) throws SQLException {
        var receipt =
                new ReceiptNumber(sale.till(), shop.journal.epoch(), shop.journal.draw(tx, "receipt", sale.till()));
        shop.journal.append(
                tx,
                new Payload.SaleCompleted(
                        receipt,
                        sale.basket(),
                        sale.till(),
                        sale.shift(),
                        sale.cashier(),
                        sale.release(),
                        sale.events(),
                        sale.priced(),
                        sale.tenders(),
                        sale.seal()),
                Instant.now());
    }
}
