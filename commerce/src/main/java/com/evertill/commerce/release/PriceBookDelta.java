package com.evertill.commerce.release;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.release.ReleaseRecord.Put;
import com.evertill.commerce.release.ReleaseRecord.Remove;
import com.evertill.commerce.release.ReleaseRecord.Taxes;
import com.evertill.commerce.tax.TaxTable;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What changes one price book into another, in one pass over both, holding one item of each. */
public final class PriceBookDelta {

    /** @param items by strictly ascending id */
    public record Book(TaxTable taxes, Iterator<Item> items) {}

    /** Takes a record; may fail as a disk does. */
    @FunctionalInterface
    public interface Sink<X extends Exception> {
        void accept(ReleaseRecord each) throws X;
    }

    /** The records of a full file. */
    public static <X extends Exception> void full(Book book, Sink<X> sink) throws X {
        sink.accept(new Taxes(book.taxes));
        while (book.items.hasNext()) {
            sink.accept(new Put(book.items.next()));
        }
    }

    /** The records of a delta. */
    public static <X extends Exception> void between(Book before, Book after, Sink<X> sink) throws X {
        if (!before.taxes.equals(after.taxes)) {
            sink.accept(new Taxes(after.taxes));
        }
        var old = next(before.items);
        var current = next(after.items);
        while (old != null || current != null) {
            int order = compare(old, current);
            if (order < 0 && old != null) {
                sink.accept(new Remove(old.id()));
            } else if (current != null && !current.equals(old)) {
                sink.accept(new Put(current));
            }
            old = order <= 0 ? next(before.items) : old;
            current = order >= 0 ? next(after.items) : current;
        }
    }

    /** A book that has ended is behind all ids. */
    private static int compare(@Nullable Item old, @Nullable Item current) {
        if (old == null || current == null) {
            return old == null ? 1 : -1;
        }
        return old.id().compareTo(current.id());
    }

    private static @Nullable Item next(Iterator<Item> items) {
        return items.hasNext() ? items.next() : null;
    }

    private PriceBookDelta() {}
}
