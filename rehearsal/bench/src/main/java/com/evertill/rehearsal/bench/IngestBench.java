package com.evertill.rehearsal.bench;

import com.evertill.cloud.ledger.Ledger;
import com.evertill.cloud.ledger.Outcome;
import com.evertill.cloud.ledger.SqliteFactArchive;
import com.evertill.commerce.facts.Batch;
import com.evertill.commerce.facts.Batch.RejectedException;
import com.evertill.commerce.facts.Chain;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.node.NodeId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** The cloud's ledger by itself, in this process: shops that all catch up at once, and one, two, four that take their batches in. */
final class IngestBench {
    private static final int SHOPS = 4;
    private static final int SALES_IN_A_BATCH = 200;
    private static final int ITEMS = 20_000;

    private final Path folder;
    private final Report report;
    private final int sales;

    IngestBench(Path folder, Report report, Options options) {
        this.folder = folder.resolve("ingest");
        this.report = report;
        this.sales = options.amount(4_000, 200);
    }

    /** A shop's batches, as they come over the wire. */
    private record Sent(NodeId node, KeyPair keys, List<byte[]> batches) {}

    void run() throws Exception {
        report.section(
                "The cloud's ledger, batches of %d ten-line sales of %,d items".formatted(SALES_IN_A_BATCH, ITEMS));
        report.progress("%,d sales".formatted(sales));
        var shops = shops(sold());
        take(shops, SHOPS, folder.resolve("warm-up"));
        double decoding = decoded(shops);
        for (int consumers : new int[] {1, 2, 4}) {
            report.add(Figure.of(
                            "facts confirmed, %d at work".formatted(consumers),
                            "1/s",
                            take(shops, consumers, folder.resolve("consumers-" + consumers)),
                            "%d shops; verified, stored, linked, countersigned; SQLite, one file".formatted(SHOPS))
                    .beside("signature, unpacking and chain alone, 1 at work", decoding));
        }
    }

    private List<Fact> sold() throws Exception {
        try (var shop = BenchShop.generated(Files.createDirectories(folder), ITEMS)) {
            var dice = new SplittableRandom(7);
            for (int sale = 0; sale < sales; sale++) {
                for (int line = 0; line < 10; line++) {
                    // Some sell much, most little: the square has its weight at the small numbers.
                    long square = (long) dice.nextInt(ITEMS) * dice.nextInt(ITEMS) / ITEMS;
                    shop.take(shop.tills.getFirst(), shop.scan(square));
                }
                shop.take(shop.tills.getFirst(), shop.pay());
            }
            return shop.database.read(tx -> shop.journal.read(tx, 1, Integer.MAX_VALUE));
        }
    }

    private static List<Sent> shops(List<Fact> facts) throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        var shops = new ArrayList<Sent>();
        for (int shop = 1; shop <= SHOPS; shop++) {
            var keys = generator.generateKeyPair();
            var node = new NodeId("bench", "store-" + shop, "box");
            shops.add(new Sent(node, keys, batches(node, keys, facts)));
        }
        return shops;
    }

    /** The same facts, as another node's. */
    private static List<byte[]> batches(NodeId node, KeyPair keys, List<Fact> facts) {
        var batches = new ArrayList<byte[]>();
        var before = Hash.ZERO;
        for (int from = 0; from < facts.size(); from += SALES_IN_A_BATCH) {
            var own = new ArrayList<Fact>();
            var previous = before;
            for (var fact : facts.subList(from, Math.min(facts.size(), from + SALES_IN_A_BATCH))) {
                var key = new FactKey(node, 1, fact.key().sequence());
                previous = Chain.next(
                        previous, key, fact.at(), fact.businessDay(), fact.type(), fact.version(), fact.payload());
                own.add(new Fact(
                        key, fact.at(), fact.businessDay(), fact.type(), fact.version(), fact.payload(), previous));
            }
            batches.add(new Batch(node, 1, before, own).encode(keys.getPrivate()));
            before = previous;
        }
        return batches;
    }

    /** Facts a second. */
    private static double decoded(List<Sent> shops) throws RejectedException {
        long facts = 0;
        long began = System.nanoTime();
        for (var shop : shops) {
            for (var batch : shop.batches) {
                facts += Batch.decode(batch, shop.node, shop.keys.getPublic())
                        .facts()
                        .size();
            }
        }
        return facts / ((System.nanoTime() - began) / 1e9);
    }

    /** Facts a second, of all shops together. */
    private static double take(List<Sent> shops, int consumers, Path place) throws Exception {
        Files.createDirectories(place);
        var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        try (var archive = SqliteFactArchive.open("jdbc:sqlite:" + place.resolve("archive.db"));
                var ledger = Ledger.open("jdbc:sqlite:" + place.resolve("ledger.db"), archive, keys.getPrivate());
                var threads = Executors.newFixedThreadPool(consumers)) {
            var known = new HashMap<NodeId, java.security.PublicKey>();
            shops.forEach(shop -> known.put(shop.node, shop.keys.getPublic()));
            ledger.registry().allow(known, Instant.now());
            long began = System.nanoTime();
            var work = shops.stream()
                    .<Callable<Long>>map(shop -> () -> take(ledger, shop))
                    .toList();
            long facts = 0;
            for (var done : threads.invokeAll(work)) {
                facts += done.get();
            }
            return facts / ((System.nanoTime() - began) / 1e9);
        }
    }

    private static long take(Ledger ledger, Sent shop) {
        long confirmed = 0;
        for (var batch : shop.batches) {
            if (!(ledger.receive(shop.node, batch, Instant.now()) instanceof Outcome.Taken(var answer))) {
                throw new IllegalStateException("a batch of " + shop.node + " was not taken");
            }
            confirmed = answer.sequence();
        }
        return confirmed;
    }
}
