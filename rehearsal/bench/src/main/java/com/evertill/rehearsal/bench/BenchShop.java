package com.evertill.rehearsal.bench;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tax.TaxTable;
import com.evertill.edge.catalog.Catalog;
import com.evertill.edge.journal.Journal;
import com.evertill.edge.journal.Schema;
import com.evertill.edge.shop.Shop;
import com.evertill.edge.staff.Actor;
import com.evertill.edge.store.StoreConfig;
import com.evertill.edge.till.Till;
import com.evertill.rehearsal.demo.GeneratedCatalogue;
import com.evertill.shop.api.TillAction;
import com.evertill.shop.api.TillCommand;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** A shop's own code in this process: all its tills over one file, without HTTP and without devices. */
final class BenchShop implements AutoCloseable {
    static final Currency EUR = Currency.getInstance("EUR");
    static final TaxTable TAXES = new TaxTable(Map.of(
            "standard",
            List.of(new TaxRate("A", "VAT", 190_000)),
            "reduced",
            List.of(new TaxRate("B", "VAT", 70_000))));
    private static final Actor CASHIER = new Actor(new StaffId("7"), "Kim", false);
    private static final int TILLS = 8;
    private static final int WEIGHED = 10;

    final Shop shop;
    final Database database;
    final Journal journal;
    final List<Till> tills;
    private final Catalog catalog;
    private final LongFunction<String> codes;
    private final AtomicLong commands = new AtomicLong();

    /** A new one, with as many items as are wanted. */
    static BenchShop generated(Path folder, long items) {
        var shop = new BenchShop(folder, store(), number -> generatedCode(number, items));
        shop.takePrices(items, 1);
        shop.open();
        return shop;
    }

    /** One that has its goods already. */
    static BenchShop of(Path folder, StoreConfig store, List<String> codes) {
        var shop = new BenchShop(folder, store, number -> codes.get((int) Math.floorMod(number, (long) codes.size())));
        shop.open();
        return shop;
    }

    private BenchShop(Path folder, StoreConfig store, LongFunction<String> codes) {
        this.codes = codes;
        this.database = Schema.open("jdbc:sqlite:" + folder.resolve("edge.db"));
        this.shop = Shop.open(store, database, "bench", Instant.now());
        this.journal = shop.site().journal();
        this.catalog = shop.catalog();
        this.tills = store.tills().stream()
                .map(each -> new Till(shop.site(), each.number(), _ -> {}))
                .toList();
    }

    private void open() {
        tills.stream()
                .filter(till -> till.state().shift() == null)
                .forEach(till -> take(till, new TillAction.OpenShift(new Money(0, EUR))));
    }

    /** All items of a generated book anew, at other prices for another seed. */
    void takePrices(long items, long seed) {
        try (var book = catalog.beginImport(TAXES)) {
            GeneratedCatalogue.items(items, seed).forEach(book::put);
            book.finish(Instant.now());
        }
    }

    private static StoreConfig store() {
        return new StoreConfig(
                new NodeId("bench", "store", "box"),
                "Bench",
                new StoreConfig.LegalEntity("Bench", List.of(), "0"),
                EUR,
                "en",
                ZoneId.of("Europe/Berlin"),
                "de",
                TaxRules.EUROPEAN,
                TAXES,
                null,
                IntStream.rangeClosed(1, TILLS)
                        .mapToObj(number -> new StoreConfig.Till(new TillId(number), null, null, null, null))
                        .toList(),
                List.of());
    }

    /** What the scanner reads of the n-th item of a long day. */
    String code(long n) {
        return codes.apply(n);
    }

    /** The n-th scan of a long day: any item of the book that is sold by the piece. */
    TillCommand scan(long n) {
        return command(new TillAction.Scan(code(n), null, null, null));
    }

    private static String generatedCode(long n, long items) {
        long number = Math.floorMod(n * 7_919, items);
        long byThePiece = number % WEIGHED == 3 ? number + 1 : number;
        return GeneratedCatalogue.gtin(byThePiece % items);
    }

    TillCommand pay() {
        return command(new TillAction.PayCash(new Money(49_900, EUR)));
    }

    private TillCommand command(TillAction action) {
        return new TillCommand("bench-" + commands.incrementAndGet(), null, action);
    }

    void take(Till till, TillAction action) {
        take(till, command(action));
    }

    void take(Till till, TillCommand command) {
        var answer = till.take(command, CASHIER, Instant.now());
        if (answer.refusal() != null) {
            throw new IllegalStateException(answer.refusal() + " to " + Json.text(command));
        }
    }

    /** Ten lines and cash. */
    void sell(Till till, long from) {
        for (int line = 0; line < 10; line++) {
            take(till, scan(from + line));
        }
        take(till, pay());
    }

    @Override
    public void close() {
        database.close();
    }
}
