package com.evertill.edge.catalog;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tax.TaxTable;
import com.evertill.edge.journal.Journal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/** The door of this package: one object for each database. */
public final class Catalog {
    private final Database database;
    private final Versions versions;
    private final PriceBook priceBook;
    private final Trimming trimming;

    /**
     * @param database whose schema has {@code 020-catalog.sql}.
     * @param currency of all prices: the store's.
     */
    public Catalog(Database database, Currency currency) {
        this.database = database;
        this.versions = new Versions(database, currency);
        this.priceBook = new PriceBook(currency);
        this.trimming = new Trimming(database);
    }

    /** What the till finds items in. */
    public PriceBook priceBook() {
        return priceBook;
    }

    /** The newest release that lies here ready, in force or not; 0 for none. */
    public long newestRelease(Tx tx) throws SQLException {
        return Versions.newest(tx);
    }

    /** Takes a whole book of the shop's own, as release 0, and puts it in force at once. Items that it does not name are gone then. */
    public ImportOutcome importLocal(List<Item> items, TaxTable taxes, Instant now) {
        try (var book = beginImport(taxes)) {
            items.forEach(book::put);
            return book.finish(now);
        }
    }

    /** The same for books of any size, item by item. To be closed; what was put before a {@link LocalImport#finish} is nowhere to be seen. */
    public LocalImport beginImport(TaxTable taxes) {
        return LocalImport.begin(database, versions, trimming, taxes);
    }

    /** How releases of head office come in; one object for each catalog. */
    public ReleaseInbox releases(Journal journal, ReleaseSource source, InboxConfig config) {
        return new ReleaseInbox(database, versions, trimming, journal, source, config);
    }

    /** Deletes some rows that nobody can see any more; whether there may be more. */
    public boolean trim() {
        return trimming.step();
    }
}
