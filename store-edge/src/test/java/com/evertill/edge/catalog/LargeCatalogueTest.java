package com.evertill.edge.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codes.Code;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty thousand items by default, {@code -Dcatalogue.items=1000000} for the whole. Times are asserted far above what is measured, since other tests
 * run beside these; {@code ./evertill bench} measures.
 */
class LargeCatalogueTest {
    private static final int ITEMS = Integer.getInteger("catalogue.items", 20_000);

    @TempDir
    Path folder;

    @Test
    void f17_nothing_is_loaded_at_start_and_a_lookup_takes_no_longer_in_a_large_book() {
        try (var shelf = new Shelf(folder)) {
            fill(shelf, 0);
        }
        var started = System.nanoTime();
        try (var shelf = new Shelf(folder)) {
            assertThat(shelf.find(ITEMS / 2)).isInstanceOf(Lookup.Found.class);
            var first = Duration.ofNanos(System.nanoTime() - started);
            assertThat(first).as("opened and found").isLessThan(Duration.ofSeconds(10));
            assertThat(plan(shelf))
                    .as("by index alone")
                    .noneMatch(step -> step.startsWith("SCAN item") || step.startsWith("SCAN i"));
            report("opened, first found", first);
            report("lookup", timeOfOne(shelf));
            report("search 'art'", timeOf(() -> shelf.search("art")));
            report("search 'article 4'", timeOf(() -> shelf.search("article 4")));
        }
    }

    @Test
    void a_scan_waits_for_one_small_transaction_at_most_while_a_book_is_staged() {
        try (var shelf = new Shelf(folder)) {
            fill(shelf, 0);
            shelf.database.act(tx -> tx.update("CREATE TABLE sale(n INTEGER)"));
            var done = new AtomicBoolean();
            var staging = CompletableFuture.runAsync(() -> {
                fill(shelf, 1);
                done.set(true);
            });
            long scans = 0;
            var longest = Duration.ZERO;
            while (!done.get()) {
                var time = timeOf(() -> shelf.database.act(tx -> tx.update("INSERT INTO sale VALUES (1)")));
                longest = time.compareTo(longest) > 0 ? time : longest;
                scans++;
            }
            staging.join();
            report("scans beside staging: " + scans + ", the longest", longest);
            assertThat(scans)
                    .as("as many as there were transactions of staging, roughly")
                    .isGreaterThan(ITEMS / Staging.CHUNK / 4);
            assertThat(longest).isLessThan(Duration.ofSeconds(10));
        }
    }

    private static void fill(Shelf shelf, int more) {
        try (var book = shelf.catalog.beginImport(Shelf.TAXES)) {
            for (int n = 0; n < ITEMS; n++) {
                book.put(Shelf.item(n, n % 1_000 + more));
            }
            assertThat(book.finish(Shelf.NOON)).isEqualTo(new ImportOutcome.Imported(ITEMS));
        }
    }

    private static Duration timeOfOne(Shelf shelf) {
        var random = new Random(1);
        int times = 20_000;
        return timeOf(() -> {
                    for (int i = 0; i < times; i++) {
                        shelf.find(new Code.Gtin(Shelf.gtin(random.nextInt(ITEMS))));
                    }
                })
                .dividedBy(times);
    }

    private static Duration timeOf(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static java.util.List<String> plan(Shelf shelf) {
        return shelf.database.read(tx -> tx.list(
                "EXPLAIN QUERY PLAN SELECT i.name FROM price_book b JOIN item i ON i.row = (SELECT row FROM item"
                        + " WHERE id = 'gtin:1' AND version <= b.version ORDER BY version DESC LIMIT 1) WHERE NOT i.removed",
                row -> row.getString(4)));
    }

    private static void report(String what, Duration time) {
        System.out.printf("%,d items, %s: %,d µs%n", ITEMS, what, time.toNanos() / 1_000);
    }
}
