package com.evertill.edge.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.codes.Code;
import com.evertill.commerce.item.Item;
import com.evertill.edge.catalog.Lookup.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Whole books, one after another, some given up in the middle, with trimming in between: the book is always what a map would hold. */
class BookVersionsPropertyTest {
    private static final int GOODS = 150;

    @Property(tries = 15)
    void the_book_in_force_is_the_last_one_that_was_finished(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        var folder = Files.createTempDirectory("book");
        try (var shelf = new Shelf(folder)) {
            Map<String, Item> model = new HashMap<>();
            for (int round = 0; round < 8; round++) {
                var book = changed(model, random);
                if (random.nextInt(4) == 0) {
                    giveUp(shelf, book);
                } else {
                    shelf.catalog.importLocal(List.copyOf(book.values()), Shelf.TAXES, Shelf.NOON);
                    model = book;
                }
                assertSame(shelf, model);
            }
            assertThat(shelf.rows()).as("at most three versions of each").isLessThanOrEqualTo(3L * GOODS);
        } finally {
            delete(folder);
        }
    }

    private static Map<String, Item> changed(Map<String, Item> before, Random random) {
        var book = new HashMap<>(before);
        for (int change = random.nextInt(GOODS); change >= 0; change--) {
            int n = random.nextInt(GOODS);
            var item = Shelf.item(n, random.nextInt(5));
            if (random.nextInt(3) == 0) {
                book.remove(item.id());
            } else {
                book.put(item.id(), item);
            }
        }
        var free = new HashSet<>(List.of("4011", "4012", "4013", "4014"));
        book.values().removeIf(item -> item.plu() != null);
        for (var plu : free) {
            var item = Shelf.produce(random.nextBoolean() ? Shelf.gtin(random.nextInt(6)) : null, plu, "P" + plu, 1);
            book.putIfAbsent(item.id(), item);
        }
        return book;
    }

    private static void giveUp(Shelf shelf, Map<String, Item> book) {
        try (var unfinished = shelf.catalog.beginImport(Shelf.TAXES)) {
            book.values().forEach(unfinished::put);
        }
    }

    private static void assertSame(Shelf shelf, Map<String, Item> model) {
        for (int n = 0; n < GOODS; n++) {
            assertThat(item(shelf.find(n))).isEqualTo(model.get("gtin:" + Shelf.gtin(n)));
        }
        for (var plu : List.of("4011", "4012", "4013", "4014")) {
            var expected = model.values().stream()
                    .filter(item -> plu.equals(item.plu()))
                    .findFirst()
                    .orElse(null);
            assertThat(item(shelf.find(new Code.Plu(plu)))).isEqualTo(expected);
        }
        assertThat(shelf.search("article")).hasSize((int) Math.min(
                50,
                model.values().stream()
                        .filter(item -> item.name().startsWith("Article"))
                        .count()));
        shelf.database.read(shelf.catalog.priceBook()::inForce).ifPresent(book -> assertThat(book.items())
                .isEqualTo(model.size()));
    }

    private static @Nullable Item item(Lookup lookup) {
        return lookup instanceof Found found ? found.item() : null;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
