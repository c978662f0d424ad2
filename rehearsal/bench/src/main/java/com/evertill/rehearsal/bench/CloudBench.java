package com.evertill.rehearsal.bench;

import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.edge.journal.Schema;
import com.evertill.edge.store.StoreConfig;
import com.evertill.rehearsal.demo.Demo;
import com.evertill.rehearsal.demo.Demo.Member;
import com.evertill.rehearsal.demo.DemoCatalogue;
import com.evertill.rehearsal.demo.Rig;
import com.evertill.rehearsal.demo.Shop;
import com.evertill.shop.api.SyncView;
import com.evertill.shop.api.TillAction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * How fast the cloud comes to know what a shop did without it: a week of sales in the journal, then the link. Broker, cloud and shop run as in the
 * demo, each a process of its own on this machine, and a cashier scans all the while.
 */
final class CloudBench {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration BETWEEN_SCANS = Duration.ofMillis(30);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path MEMORY = Path.of("/dev/shm");
    /** AWS IoT Core, throughput for one connection; the stand-in enforces it. */
    private static final double IOT_CORE_BYTES_PER_SECOND = 512 * 1024;

    private static final double AIM_SECONDS = 30;
    private static final double AIM_SALES = 50_000;
    private static final int TILL = 2;

    private final Path folder;
    private final Report report;
    private final int sales;

    CloudBench(Path folder, Report report, Options options) {
        this.folder = folder.resolve("cloud");
        this.report = report;
        this.sales = options.amount((int) AIM_SALES, 300);
    }

    /** @param scans of a till while it went on. */
    private record CaughtUp(double seconds, long facts, Samples scans) {}

    void run() throws Exception {
        report.section("Facts up to the cloud");
        report.progress("starting broker, cloud and shop");
        var arguments = new ArrayList<>(List.of("--no-devices"));
        Program.compiled().ifPresent(_ -> arguments.add("--native"));
        Samples before;
        CaughtUp caughtUp;
        List<byte[]> batches;
        var quiet = new PrintStream(OutputStream.nullOutputStream(), true);
        try (var demo = Demo.onFreePorts(Path.of("").toAbsolutePath(), folder, arguments, Rig.IN_EARNEST, quiet)) {
            demo.manager().plug(false);
            before = scans(demo.manager(), () -> false, 500);
            demo.kill(Member.SHOP);
            report.progress("%,d sales while the shop has no cloud".formatted(sales));
            sellOffline(demo);
            demo.start(Member.SHOP);
            report.progress("the cloud confirms");
            caughtUp = catchUp(demo.manager());
            demo.kill(Member.SHOP);
            try (var shop = BenchShop.of(demo.edgeFolder(), StoreConfig.read(demo.storeFile()), List.of())) {
                batches = batches(shop);
            }
        }
        tell(before, caughtUp, batches);
    }

    /** Where there is a disk in memory, it is sold on that: the sales are not what is measured. */
    private void sellOffline(Demo demo) throws IOException {
        var journal = demo.edgeFolder().resolve("edge.db");
        var fast = Files.isDirectory(MEMORY) ? Files.createTempDirectory(MEMORY, "evertill") : demo.edgeFolder();
        var file = fast.resolve("edge.db");
        if (!file.equals(journal)) {
            Schema.copy(journal, file);
        }
        try (var shop = offline(demo, fast)) {
            var dice = new SplittableRandom(7);
            for (int sale = 0; sale < sales; sale++) {
                for (int line = 0; line < 10; line++) {
                    shop.take(shop.tills.getFirst(), shop.scan(dice.nextInt(1 << 20)));
                }
                shop.take(shop.tills.getFirst(), shop.pay());
            }
            shop.database.act(tx -> tx.update("UPDATE print_job SET state = 'PRINTED'"));
        }
        if (!file.equals(journal)) {
            Files.deleteIfExists(demo.edgeFolder().resolve("edge.db-wal"));
            Files.deleteIfExists(demo.edgeFolder().resolve("edge.db-shm"));
            Files.copy(file, journal, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(file);
            Files.delete(fast);
        }
    }

    private static BenchShop offline(Demo demo, Path place) {
        return BenchShop.of(place, StoreConfig.read(demo.storeFile()), codes());
    }

    private static List<String> codes() {
        return DemoCatalogue.GERMAN.items().stream()
                .filter(item -> item.unit() == Unit.EACH)
                .map(Item::gtin)
                .filter(Objects::nonNull)
                .toList();
    }

    /** From the connection to the last confirmation. */
    private static CaughtUp catchUp(Shop manager) throws Exception {
        var began = manager.plug(true);
        await(manager, SyncView::online);
        long since = System.nanoTime();
        var caughtUp = CompletableFuture.supplyAsync(
                () -> {
                    await(manager, sync -> sync.confirmed() >= began.confirmed() + began.waiting());
                    return (System.nanoTime() - since) / 1e9;
                },
                Thread::startVirtualThread);
        var scans = scans(manager, caughtUp::isDone, 1 << 20);
        return new CaughtUp(caughtUp.join(), began.waiting(), scans);
    }

    /** A cashier who scans, and gives each basket up after ten lines. */
    private static Samples scans(Shop screen, BooleanSupplier enough, int most) throws Exception {
        var code = codes().getFirst();
        if (screen.till(TILL).shift() == null) {
            screen.command(TILL, new TillAction.OpenShift(new Money(0, BenchShop.EUR)));
        }
        var samples = new Samples();
        for (int n = 0; n < most && !enough.getAsBoolean(); n++) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_SCANS.toNanos());
            samples.time(() -> screen.order(TILL, new TillAction.Scan(code, null, null, null)));
            if (n % 10 == 9) {
                screen.command(TILL, new TillAction.VoidBasket());
            }
        }
        return samples;
    }

    private static SyncView await(Shop manager, Predicate<SyncView> enough) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            var sync = manager.view().sync();
            if (enough.test(sync)) {
                return sync;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
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

    private void tell(Samples before, CaughtUp caughtUp, List<byte[]> batches) throws Exception {
        double bytes = batches.stream().mapToLong(batch -> batch.length).sum();
        double perByte = caughtUp.facts / bytes;
        report.progress("the same batches to a broker that nobody listens to");
        double bare = BareBroker.secondsToTake(batches, folder.resolve("bare"));
        var ours = Figure.of(
                "facts up to confirmed",
                "1/s",
                caughtUp.facts / caughtUp.seconds,
                "%,d ten-line sales in %d batches; stored, verified, countersigned, heard"
                        .formatted(sales, batches.size()));
        report.add(ours.beside("the same batches up to the broker's PUBACK", caughtUp.facts / bare));
        report.add(ours.beside("what IoT Core lets one connection carry", IOT_CORE_BYTES_PER_SECOND * perByte));
        report.add(Figure.of(
                "a sale on the wire, in a backlog", "bytes", bytes / caughtUp.facts, "of the batches as sent"));
        report.add(Figure.of(
                        "%,d sales caught up".formatted(sales),
                        "s",
                        caughtUp.seconds,
                        "from the connection to the last word")
                .beside("the aim, in proportion", AIM_SECONDS * sales / AIM_SALES));
        for (int percentile : new int[] {50, 99}) {
            report.add(Figure.of(
                            "scan while it catches up, p" + percentile,
                            "µs",
                            caughtUp.scans.micros(percentile),
                            "over HTTP, thirty a second, while broker and cloud work on the same processors")
                    .beside("the same without a cloud", before.micros(percentile)));
        }
    }
}
