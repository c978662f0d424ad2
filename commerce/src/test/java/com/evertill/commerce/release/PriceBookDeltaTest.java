package com.evertill.commerce.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.release.PriceBookDelta.Book;
import com.evertill.commerce.release.ReleaseRecord.Put;
import com.evertill.commerce.release.ReleaseRecord.Remove;
import com.evertill.commerce.release.ReleaseRecord.Taxes;
import com.evertill.commerce.tax.TaxTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PriceBookDeltaTest {
    private static final TaxTable OTHER_TAXES = new TaxTable(Map.of());

    /** A shop's book as it is kept: rows by id, and a tax table. */
    private static final class Held {
        private final TreeMap<String, Item> items = new TreeMap<>();
        private TaxTable taxes = OTHER_TAXES;

        void take(ReleaseRecord record) {
            switch (record) {
                case Taxes(var table) -> taxes = table;
                case Put(var item) -> items.put(item.id(), item);
                case Remove(var id) -> assertThat(items.remove(id)).as(id).isNotNull();
            }
        }

        Book book() {
            return new Book(taxes, items.values().iterator());
        }
    }

    @Property(tries = 300)
    void base_and_delta_are_the_full_book(@ForAll("books") Held before, @ForAll("books") Held after)
            throws IOException {
        var full = new ArrayList<ReleaseRecord>();
        var delta = new ArrayList<ReleaseRecord>();
        PriceBookDelta.full(after.book(), full::add);
        PriceBookDelta.between(before.book(), after.book(), delta::add);

        var byFull = new Held();
        var fullFile = Books.write(full);
        Books.read(fullFile.bytes(), fullFile.ref()).forEach(byFull::take);
        var deltaFile = Books.write(delta);
        Books.read(deltaFile.bytes(), deltaFile.ref()).forEach(before::take);

        assertThat(before.items).isEqualTo(byFull.items).isEqualTo(after.items);
        assertThat(before.taxes).isEqualTo(byFull.taxes).isEqualTo(after.taxes);
    }

    @Property(tries = 100)
    void nothing_changed_is_an_empty_delta(@ForAll("books") Held book) {
        var delta = new ArrayList<ReleaseRecord>();
        PriceBookDelta.between(book.book(), book.book(), delta::add);
        assertThat(delta).isEmpty();
    }

    @Test
    void a_million_items_pass_and_only_what_changed_is_told() {
        int count = 1_000_000;
        var before = IntStream.range(0, count).mapToObj(i -> Books.item(i, 100)).iterator();
        var after = IntStream.range(1, count)
                .mapToObj(i -> Books.item(i, i == 500_000 ? 99 : 100))
                .iterator();
        var told = new ArrayList<ReleaseRecord>();
        var taxes = new AtomicLong();
        PriceBookDelta.between(new Book(Books.TAXES, before), new Book(Books.TAXES, after), record -> {
            told.add(record);
            taxes.addAndGet(record instanceof Taxes ? 1 : 0);
        });
        assertThat(told).containsExactly(new Remove(Books.item(0, 100).id()), new Put(Books.item(500_000, 99)));
        assertThat(taxes).hasValue(0);
    }

    @Provide
    Arbitrary<Held> books() {
        var items = Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.longs().between(0, 3))
                .as((number, price) ->
                        number % 5 == 0 ? Books.plu(Integer.toString(4000 + number), price) : Books.item(number, price))
                .list()
                .ofMaxSize(20);
        return Combinators.combine(items, Arbitraries.of(Books.TAXES, OTHER_TAXES))
                .as(PriceBookDeltaTest::held);
    }

    private static Held held(List<Item> items, TaxTable taxes) {
        var held = new Held();
        items.forEach(item -> held.take(new Put(item)));
        held.take(new Taxes(taxes));
        return held;
    }
}
