package com.evertill.rehearsal.bench;

import com.evertill.commerce.facts.Batch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** What a sale weighs on its way to the cloud. */
final class WireBench {
    private static final int SALES = 200;
    private static final int BATCH = 50;

    private final Path folder;
    private final Report report;

    WireBench(Path folder, Report report) {
        this.folder = folder;
        this.report = report;
    }

    void run() throws Exception {
        report.section("A ten-line sale on the wire (%d sales, %d to a batch)".formatted(SALES, BATCH));
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var key = generator.generateKeyPair().getPrivate();
        try (var shop = BenchShop.generated(Files.createDirectories(folder.resolve("wire")), 1_000)) {
            for (int sale = 0; sale < SALES; sale++) {
                shop.sell(shop.tills.getFirst(), sale * 10L);
            }
            long first = shop.database.<Long>read(shop.journal::highest) - SALES + 1;
            var weights = Weights.NONE;
            for (long from = first; from < first + SALES; from += BATCH) {
                long begin = from;
                var facts = shop.database.read(tx -> shop.journal.read(tx, begin, BATCH));
                var before = shop.database.read(tx -> shop.journal.hashAt(tx, begin - 1));
                var batch = new Batch(shop.journal.node(), shop.journal.epoch(), before, facts);
                weights = weights.plus(Weights.of(batch, batch.encode(key)));
            }
            weights.report(report, "one sale, batched, packed and signed");
        }
    }
}
