package com.evertill.rehearsal.bench;

import com.evertill.commerce.facts.Batch;
import com.evertill.edge.journal.Schema;
import com.evertill.edge.store.StoreConfig;
import com.evertill.rehearsal.demo.Demo;
import com.evertill.rehearsal.demo.Demo.Member;
import com.evertill.rehearsal.demo.Rig;
import com.evertill.rehearsal.demo.Shop;
import com.evertill.rehearsal.iot.Mosquitto;
import com.evertill.shop.api.SyncView;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * How fast the cloud comes to know what a shop did without it: a week of sales in the journal, then the link. Broker, cloud and shop run as in the
 * demo, each a process of its own on this machine, and a cashier scans all the while.
 */
final class CloudBench {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path MEMORY = Path.of("/dev/shm");
    /** AWS IoT Core, throughput for one connection; the stand-in enforces it. */
    private static final double IOT_CORE_BYTES_PER_SECOND = 512 * 1024;

    private static final double AIM_SECONDS = 30;
    private static final double AIM_SALES = 50_000;

    private final Path folder;
    private final Report report;
    private final int sales;

    CloudBench(Path folder, Report report, Options options) {
        this.folder = folder.resolve("cloud");
        this.report = report;
        this.sales = options.amount((int) AIM_SALES, 300);
    }

    /**
     * @param at the till while it went on.
     * @param waits of the sales made meanwhile, from paid to in the archive.
     * @param batches as they were sent, but for the key that signs them.
     * @param backlog what those weigh that are of the backlog alone.
     */
    private record CaughtUp(
            int sales,
            double seconds,
            long facts,
            Samples before,
            Cashier at,
            Samples waits,
            List<byte[]> batches,
            Weights backlog) {}

    void run() throws Exception {
        report.section("Facts up to the cloud");
        tell(measure(sales, List.of()));
        if (Mosquitto.program().isPresent()) {
            tellUnlimited(measure(sales, List.of("--mosquitto")));
        } else {
            report.progress("THE SAME WITHOUT LIMITS IS NOT MEASURED: no mosquitto on this machine");
        }
    }

    private CaughtUp measure(int sales, List<String> broker) throws Exception {
        report.progress("starting broker, cloud and shop");
        var arguments = new ArrayList<>(broker);
        arguments.add("--no-devices");
        Program.compiled().ifPresent(_ -> arguments.add("--native"));
        var quiet = new PrintStream(OutputStream.nullOutputStream(), true);
        var place = folder.resolve(broker.isEmpty() ? "limited" : "unlimited");
        try (var demo = Demo.onFreePorts(Path.of("").toAbsolutePath(), place, arguments, Rig.IN_EARNEST, quiet)) {
            demo.manager().plug(false);
            var before = new Cashier(demo.manager()).works(500, () -> false).scans;
            demo.kill(Member.SHOP);
            report.progress("%,d sales while the shop has no cloud".formatted(sales));
            sellOffline(demo, sales);
            demo.start(Member.SHOP);
            report.progress("the cloud confirms");
            return catchUp(demo, sales, before);
        }
    }

    /** Where there is a disk in memory, it is sold on that: the sales are not what is measured. */
    private static void sellOffline(Demo demo, int sales) throws IOException {
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
        return BenchShop.of(place, StoreConfig.read(demo.storeFile()), Cashier.codes());
    }

    /** From the connection to the last confirmation. */
    private static CaughtUp catchUp(Demo demo, int sales, Samples before) throws Exception {
        var cashier = new Cashier(demo.manager());
        var manager = demo.manager();
        var began = manager.plug(true);
        await(manager, SyncView::online);
        long since = System.nanoTime();
        var seconds = CompletableFuture.supplyAsync(
                () -> {
                    await(manager, sync -> sync.confirmed() >= began.confirmed() + began.waiting());
                    return (System.nanoTime() - since) / 1e9;
                },
                Thread::startVirtualThread);
        cashier.works(1 << 20, seconds::isDone);
        await(manager, sync -> sync.waiting() == 0);
        var waits = waits(demo, cashier.sales);
        demo.kill(Member.SHOP);
        try (var shop = BenchShop.of(demo.edgeFolder(), StoreConfig.read(demo.storeFile()), List.of())) {
            var sent = sent(shop, began.confirmed(), began.confirmed() + began.waiting());
            return new CaughtUp(
                    sales, seconds.join(), began.waiting(), before, cashier, waits, sent.batches, sent.backlog);
        }
    }

    /** Of each sale, until the batch with it was in the cloud's archive. */
    private static Samples waits(Demo demo, List<Cashier.Sale> sales) throws SQLException {
        var waits = new Samples();
        var archive = "jdbc:sqlite:file:" + demo.cloudFolder().resolve("archive.db") + "?mode=ro";
        try (var connection = DriverManager.getConnection(archive);
                var received = connection.prepareStatement(
                        "SELECT received_at FROM batch WHERE first <= ? ORDER BY first DESC LIMIT 1")) {
            for (var sale : sales) {
                received.setLong(1, sale.sequence());
                try (var row = received.executeQuery()) {
                    waits.add(TimeUnit.MILLISECONDS.toNanos(Math.max(0, row.getLong(1) - sale.at())));
                }
            }
        }
        return waits;
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

    private static PrivateKey key() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair().getPrivate();
    }

    private record Sent(List<byte[]> batches, Weights backlog) {}

    /** Batch by batch, since all their facts together would need more memory than there is. */
    private static Sent sent(BenchShop shop, long after, long last) throws Exception {
        var key = key();
        var batches = new ArrayList<byte[]>();
        var backlog = Weights.NONE;
        for (var first : shop.database.read(tx -> tx.list(
                "SELECT first, last FROM batch ORDER BY first", row -> new long[] {row.getLong(1), row.getLong(2)}))) {
            var batch = batch(shop, first[0], first[1]);
            var wire = batch.encode(key);
            batches.add(wire);
            if (batch.first() > after && batch.last() <= last) {
                backlog = backlog.plus(Weights.of(batch, wire));
            }
        }
        return new Sent(batches, backlog);
    }

    private static Batch batch(BenchShop shop, long first, long last) {
        return shop.database.read(tx -> new Batch(
                shop.journal.node(),
                shop.journal.epoch(),
                shop.journal.hashAt(tx, first - 1),
                shop.journal.read(tx, first, (int) (last - first + 1))));
    }

    private void tell(CaughtUp it) throws Exception {
        double perByte = (double) it.backlog.facts() / it.backlog.wire();
        var ours = rate("facts up to confirmed", it);
        report.add(ours.beside("the same batches up to the broker's PUBACK", it.facts / bare(it)));
        report.add(ours.beside("what IoT Core lets one connection carry", IOT_CORE_BYTES_PER_SECOND * perByte));
        it.backlog.report(report, "a sale on the wire, in a backlog");
        report.add(Figure.of(
                        "%,d sales caught up".formatted(it.sales),
                        "s",
                        it.seconds,
                        "from the connection to the last word")
                .beside("the aim, in proportion", AIM_SECONDS * it.sales / AIM_SALES));
        for (int percentile : new int[] {50, 99}) {
            report.add(Figure.of(
                            "scan while it catches up, p" + percentile,
                            "µs",
                            it.at.scans.micros(percentile),
                            "over HTTP, thirty a second, while broker and cloud work on the same processors")
                    .beside("the same without a cloud", it.before.micros(percentile)));
        }
        for (int percentile : new int[] {50, 99}) {
            report.add(Figure.of(
                            "a new sale's way past the backlog, p" + percentile,
                            "ms",
                            it.waits.millis(percentile),
                            "%d sales, from paid to in the cloud's archive".formatted(it.at.sales.size()))
                    .beside("the whole backlog", it.seconds * 1_000));
        }
    }

    private void tellUnlimited(CaughtUp it) throws Exception {
        report.add(rate("facts up to confirmed, without IoT Core's limits", it)
                .beside("the same batches up to the PUBACK under those limits", it.facts / bare(it)));
    }

    private double bare(CaughtUp it) throws Exception {
        report.progress("the same batches to a broker that nobody listens to");
        return BareBroker.secondsToTake(it.batches, folder.resolve("bare-" + it.sales));
    }

    private static Figure rate(String name, CaughtUp it) {
        return Figure.of(
                name,
                "1/s",
                it.facts / it.seconds,
                "%,d ten-line sales in %d batches; stored, verified, countersigned, heard"
                        .formatted(it.sales, it.batches.size()));
    }
}
