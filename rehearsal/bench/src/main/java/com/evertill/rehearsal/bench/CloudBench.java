package com.evertill.rehearsal.bench;

import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.edge.store.StoreConfig;
import com.evertill.rehearsal.demo.Demo;
import com.evertill.rehearsal.demo.Demo.Member;
import com.evertill.rehearsal.demo.DemoCatalogue;
import com.evertill.rehearsal.demo.Shop;
import com.evertill.shop.api.SyncView;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * How fast the cloud comes to know what a shop did without it: a day of sales in the journal, then the link. Broker, cloud and shop run as in the
 * demo, each a process of its own on this machine.
 */
final class CloudBench {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** AWS IoT Core, throughput for one connection; the stand-in enforces it. */
    private static final double IOT_CORE_BYTES_PER_SECOND = 512 * 1024;

    private final Path folder;
    private final Report report;
    private final int sales;

    CloudBench(Path folder, Report report, Options options) {
        this.folder = folder.resolve("cloud");
        this.report = report;
        this.sales = options.amount(5_000, 300);
    }

    void run() throws Exception {
        report.section("Facts up to the cloud");
        report.progress("starting broker, cloud and shop");
        double perSecond;
        List<byte[]> batches;
        try (var demo = Demo.forTests(Path.of("").toAbsolutePath(), folder)) {
            demo.manager().plug(false);
            demo.kill(Member.SHOP);
            report.progress("%,d sales while the shop has no cloud".formatted(sales));
            try (var shop = offline(demo)) {
                for (int sale = 0; sale < sales; sale++) {
                    shop.sell(shop.tills.getFirst(), sale * 10L);
                }
                shop.database.act(tx -> tx.update("UPDATE print_job SET state = 'PRINTED'"));
            }
            demo.start(Member.SHOP);
            report.progress("the cloud confirms");
            perSecond = confirmedPerSecond(demo.manager());
            demo.kill(Member.SHOP);
            try (var shop = BenchShop.of(demo.edgeFolder(), StoreConfig.read(demo.storeFile()), List.of())) {
                batches = batches(shop);
            }
        }
        tell(perSecond, batches);
    }

    private static BenchShop offline(Demo demo) {
        var codes = DemoCatalogue.GERMAN.items().stream()
                .filter(item -> item.unit() == Unit.EACH)
                .map(Item::gtin)
                .filter(Objects::nonNull)
                .toList();
        return BenchShop.of(demo.edgeFolder(), StoreConfig.read(demo.storeFile()), codes);
    }

    /** From the connection to the last confirmation. */
    private static double confirmedPerSecond(Shop manager) throws InterruptedException {
        long before = manager.plug(true).confirmed();
        await(manager, SyncView::online);
        long began = System.nanoTime();
        long last = await(manager, sync -> sync.waiting() == 0).confirmed();
        return (last - before) / ((System.nanoTime() - began) / 1e9);
    }

    private static SyncView await(Shop manager, Predicate<SyncView> enough) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            var sync = manager.view().sync();
            if (enough.test(sync)) {
                return sync;
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        }
        throw new IllegalStateException("the cloud has not confirmed everything within " + PATIENCE);
    }

    /** As they were sent, but for the key that signs them. */
    private static List<byte[]> batches(BenchShop shop) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var key = generator.generateKeyPair().getPrivate();
        return shop.database.read(tx -> tx.list(
                "SELECT first, last FROM batch ORDER BY first",
                row -> batch(shop, key, row.getLong(1), row.getLong(2))));
    }

    private static byte[] batch(BenchShop shop, PrivateKey key, long first, long last) {
        return shop.database
                .read(tx -> new Batch(
                        shop.journal.node(),
                        shop.journal.epoch(),
                        shop.journal.hashAt(tx, first - 1),
                        shop.journal.read(tx, first, (int) (last - first + 1))))
                .encode(key);
    }

    private void tell(double perSecond, List<byte[]> batches) throws Exception {
        double bytes = batches.stream().mapToLong(batch -> batch.length).sum();
        double factsPerByte = sales / bytes;
        report.progress("the same batches to a broker that nobody listens to");
        var ours = Figure.of(
                "facts up to confirmed",
                "1/s",
                perSecond,
                "%,d ten-line sales in %d batches; stored, verified, countersigned, heard"
                        .formatted(sales, batches.size()));
        report.add(ours.beside(
                "the same batches up to the broker's PUBACK",
                sales / BareBroker.secondsToTake(batches, folder.resolve("bare"))));
        report.add(ours.beside("what IoT Core lets one connection carry", IOT_CORE_BYTES_PER_SECOND * factsPerByte));
    }
}
