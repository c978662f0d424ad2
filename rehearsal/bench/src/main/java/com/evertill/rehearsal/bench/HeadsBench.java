package com.evertill.rehearsal.bench;

import com.evertill.cloud.carts.CartAction;
import com.evertill.cloud.carts.Carts;
import com.evertill.cloud.carts.Holder;
import com.evertill.cloud.carts.ReleasedPrices;
import com.evertill.cloud.carts.Store;
import com.evertill.cloud.carts.StorePlace;
import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventBus;
import com.evertill.cloud.events.LocalBus;
import com.evertill.cloud.events.Subscriber;
import com.evertill.cloud.lake.Lake;
import com.evertill.cloud.stock.SqliteStockStore;
import com.evertill.cloud.stock.Stock;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.rehearsal.demo.GeneratedCatalogue;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What stands behind heads other than tills, in this process: a cart's command until it is durable, and events on their way over the local bus. */
final class HeadsBench {
    private static final int ITEMS = 20_000;
    private static final int LINES = 10;
    private static final Store STORE = new Store("bench.store-1", BenchShop.EUR, TaxRules.EUROPEAN);

    private final Path folder;
    private final Report report;
    private final int carts;
    private final int sales;
    private long ids;

    HeadsBench(Path folder, Report report, Options options) {
        this.folder = folder.resolve("heads");
        this.report = report;
        this.carts = options.amount(500, 40);
        this.sales = options.amount(5_000, 200);
    }

    void run() throws Exception {
        Files.createDirectories(folder);
        report.section("Carts of other heads, a book of %,d items".formatted(ITEMS));
        carts();
        report.section("Events on the local bus, facts of ten-line sales");
        events();
    }

    // A cart's command

    private void carts() throws Exception {
        report.progress("%,d carts of %d lines".formatted(carts, LINES));
        var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var items = GeneratedCatalogue.items(ITEMS, 7)
                .sorted(Comparator.comparing(Item::id))
                .toList();
        var pieces = items.stream().filter(it -> it.unit() == Unit.EACH).toList();
        var book = BenchBook.of(items);
        var place = new StorePlace(BenchBook.ZONE, ZoneId.of("Europe/Berlin"));
        try (var prices = ReleasedPrices.open(url("prices.db"), book, keys.getPublic(), _ -> Optional.of(place));
                var all = Carts.open(url("carts.db"), prices, () -> "cart-" + ids++);
                var bare = new BareCommits(folder)) {
            prices.take(book.published(keys, Instant.now()));
            while (prices.step(Instant.now())) {
                // A book comes in bites.
            }
            var warm = new Samples();
            fill(all, pieces, bare, warm, Math.min(100, carts));
            var ours = new Samples();
            long cpu = fill(all, pieces, bare, ours, carts);
            var method = "an item added to a cart of 1 to %d lines; it and a bare commit take turns".formatted(LINES);
            for (int percentile : new int[] {50, 99}) {
                report.add(Figure.of("cart command durable, p" + percentile, "µs", ours.micros(percentile), method)
                        .beside("bare SQLite commit", bare.samples.micros(percentile)));
            }
            report.add(Figure.of("CPU of a cart command", "µs", cpu / 1e3 / (carts * LINES), "of this thread"));
        }
    }

    /** @return nanoseconds of processor. */
    private long fill(Carts all, List<Item> items, BareCommits bare, Samples samples, int count) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        var dice = new SplittableRandom(7);
        long cpu = 0;
        for (int cart = 0; cart < count; cart++) {
            var holder = new Holder.Visitor("visitor-" + ids++);
            for (int line = 0; line < LINES; line++) {
                var item = items.get(dice.nextInt(items.size()));
                var add = new CartAction.Add(item.id(), Quantity.each(1));
                var command = new Carts.Command("c" + ids++, holder, new HeadId("bench"), STORE, add);
                long before = threads.getCurrentThreadCpuTime();
                samples.time(() -> requireTaken(all.take(command, Instant.now()).refusal()));
                cpu += threads.getCurrentThreadCpuTime() - before;
                bare.one();
            }
        }
        return cpu;
    }

    private static void requireTaken(@Nullable Object refusal) {
        if (refusal != null) {
            throw new IllegalStateException("a cart's command was refused: " + refusal);
        }
    }

    // Events

    private void events() throws Exception {
        report.progress("%,d sales".formatted(sales));
        var events = sold();
        try (var bus = LocalBus.open(url("bus.db"), InstantSource.system());
                var bare = new BareCommits(Files.createDirectories(folder.resolve("bare")));
                var lake = Lake.open(
                        folder.resolve("lake"),
                        Duration.ofDays(1),
                        InstantSource.system(),
                        (_, _) -> Optional.empty());
                var shelves = SqliteStockStore.open(url("stock.db"))) {
            double put = put(bus, events, bare);
            report.add(Figure.of("events put on the bus, ten at once", "1/s", put, "one thread; SQLite, one file")
                    .beside("bare commits, one for ten", bare.samples.perSecond() * EventBus.MOST_AT_ONCE));
            var stock = new Stock(shelves, (_, _) -> Optional.empty());
            report.add(Figure.of(
                    "caught up from nothing: stock",
                    "1/s",
                    catchUp(bus, "stock", event -> stock.take(event, Instant.now()), events.size()),
                    "all events told again, one after another, each durable at the consumer and on the bus"));
            report.add(Figure.of(
                            "caught up from nothing: lake",
                            "1/s",
                            catchUp(bus, "lake", lake, events.size()),
                            "the same, up to its own file")
                    .beside("bare commits", bare.samples.perSecond()));
            long began = System.nanoTime();
            lake.flush();
            report.add(Figure.of(
                    "the lake's rows into Parquet", "1/s", perSecond(events.size(), began), "events, one day's"));
        }
    }

    private List<CloudEvent> sold() throws Exception {
        try (var shop = BenchShop.generated(Files.createDirectories(folder.resolve("shop")), ITEMS)) {
            var dice = new SplittableRandom(7);
            for (int sale = 0; sale < sales; sale++) {
                for (int line = 0; line < LINES; line++) {
                    shop.take(shop.tills.getFirst(), shop.scan(dice.nextInt(ITEMS)));
                }
                shop.take(shop.tills.getFirst(), shop.pay());
            }
            var facts = shop.database.read(tx -> shop.journal.read(tx, 1, Integer.MAX_VALUE));
            return facts.stream().map(HeadsBench::event).toList();
        }
    }

    /** As the ledger tells it. */
    private static CloudEvent event(Fact fact) {
        var key = fact.key();
        var data = Map.of(
                "node", key.node(),
                "epoch", key.epoch(),
                "sequence", key.sequence(),
                "at", fact.at(),
                "businessDay", fact.businessDay(),
                "payload", Json.read(fact.payload(), JsonNode.class));
        var name = key.toString();
        return CloudEvent.of(
                "/evertill/ledger",
                name,
                "com.evertill.facts." + fact.type() + ".v1",
                key.node().toString(),
                fact.at(),
                data);
    }

    private static double put(LocalBus bus, List<CloudEvent> events, BareCommits bare) throws Exception {
        long took = 0;
        for (int from = 0; from < events.size(); from += EventBus.MOST_AT_ONCE) {
            var some = new ArrayList<>(events.subList(from, Math.min(events.size(), from + EventBus.MOST_AT_ONCE)));
            long began = System.nanoTime();
            bus.put(some);
            took += System.nanoTime() - began;
            bare.one();
        }
        return events.size() / (took / 1e9);
    }

    private static double catchUp(LocalBus bus, String rule, Subscriber consumer, int events) {
        bus.subscribe(rule, Lake.wanted(), consumer);
        long began = System.nanoTime();
        bus.replay(rule, Instant.EPOCH, Instant.now().plus(Duration.ofDays(1)));
        while (bus.step()) {
            // A handful at a time.
        }
        return perSecond(events, began);
    }

    private static double perSecond(int events, long began) {
        return events / ((System.nanoTime() - began) / 1e9);
    }

    private String url(String name) {
        return "jdbc:sqlite:" + folder.resolve(name);
    }
}
