package com.evertill.edge.catalog;

import com.evertill.commerce.codes.Code;
import com.evertill.commerce.item.CheckDigit;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxTable;
import com.evertill.edge.journal.Schema;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real price book in a file, and goods to put into it. */
final class Shelf implements AutoCloseable {
    static final Currency EUR = Currency.getInstance("EUR");
    static final TaxTable TAXES = new TaxTable(Map.of(
            "standard",
            List.of(new TaxRate("A", "19 %", 190_000)),
            "reduced",
            List.of(new TaxRate("B", "7 %", 70_000))));
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    final Database database;
    final Catalog catalog;

    Shelf(Path folder) {
        database = Schema.open("jdbc:sqlite:" + folder.resolve("edge.db"));
        catalog = new Catalog(database, EUR);
    }

    /** The n-th GTIN of a made-up company. */
    static String gtin(int n) {
        var thirteen = "0400%09d".formatted(n);
        return thirteen + CheckDigit.of(thirteen);
    }

    static Item item(int n, long cents) {
        return Item.of(gtin(n), null, "Article " + n, "Grocery", new Money(cents, EUR), "reduced", Unit.EACH);
    }

    static Item produce(@Nullable String gtin, String plu, String name, long cents) {
        return Item.of(gtin, plu, name, "Produce", new Money(cents, EUR), "reduced", Unit.KG);
    }

    ImportOutcome imports(Item... items) {
        return catalog.importLocal(List.of(items), TAXES, NOON);
    }

    Lookup find(Code code) {
        return database.read(tx -> catalog.priceBook().find(tx, code));
    }

    Lookup find(int n) {
        return find(new Code.Gtin(gtin(n)));
    }

    List<String> search(String text) {
        return database.read(tx -> catalog.priceBook().search(tx, text, 50)).stream()
                .map(Item::name)
                .toList();
    }

    long rows() {
        return database.read(tx -> tx.number("SELECT count(*) FROM item"));
    }

    @Override
    public void close() {
        database.close();
    }
}
