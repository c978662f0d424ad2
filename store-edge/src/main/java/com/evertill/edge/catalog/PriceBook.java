package com.evertill.edge.catalog;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.codes.Code;
import com.evertill.commerce.codes.Code.Gtin;
import com.evertill.commerce.codes.Code.ItemCode;
import com.evertill.commerce.codes.Code.Plu;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tax.TaxTable;
import com.evertill.commerce.tender.OfflineLimits;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The price book in force, of one database. Works within the caller's transaction, so that a scan reads and writes in one. */
public final class PriceBook {
    private static final String NEWEST = "SELECT " + ItemRow.COLUMNS + ", b.version, b.release"
            + " FROM price_book b JOIN item i ON i.row = (SELECT row FROM item WHERE %s AND version <= b.version"
            + " ORDER BY version DESC LIMIT 1) WHERE NOT i.removed";
    private static final String BY_ID = NEWEST.formatted("id = ?");
    /**
     * In every version a PLU is of one item at most. If the newest row with it has been superseded, so that its item has lost it, then no older
     * row can have it either.
     */
    private static final String BY_PLU = NEWEST.formatted("plu = ?")
            + " AND NOT EXISTS (SELECT 1 FROM item n WHERE n.id = i.id AND n.version > i.version AND n.version <= b.version)";

    private final Currency currency;
    /** A version's tax table never changes, so the last one that was read stays right. */
    private volatile @Nullable Taxes lastTaxes;

    private record Taxes(long version, TaxTable table) {}

    private record Row(Item item, long version, long release) {}

    /**
     * A price book and since when it is in force.
     *
     * @param release head office's number; 0 for a book of the shop's own.
     */
    public record InForce(long release, long items, Instant since) {}

    /** @param currency of all its prices: the store's. */
    public PriceBook(Currency currency) {
        this.currency = currency;
    }

    /** Exactly the item that the code names; what a label says about weight or price is the caller's affair. */
    public Lookup find(Tx tx, Code code) throws SQLException {
        var found = row(tx, code.item());
        if (found.isEmpty()) {
            return new Lookup.Unknown();
        }
        var row = found.get();
        return taxes(tx, row.version)
                .ratesOf(row.item.taxClass())
                .<Lookup>map(rates -> new Lookup.Found(row.item, rates, row.release))
                .orElseGet(() -> new Lookup.Untaxable(row.item));
    }

    /** The item in force that has this {@link Item#id}. */
    public Optional<Item> item(Tx tx, String id) throws SQLException {
        return row(tx, BY_ID, id).map(Row::item);
    }

    /**
     * Items in force that have all these words, or the beginnings of them, in name or department, or a GTIN or PLU that begins with these
     * digits; those whose name begins so come first. Of very many the first few hundred are looked at: somebody who sees fifty types on.
     */
    public List<Item> search(Tx tx, String text, int limit) throws SQLException {
        return new ItemSearch(tx, currency).find(text, limit);
    }

    /** What has no bars to scan: the items in force with a PLU, by department and name; of very many the first few hundred. */
    public Map<String, List<Item>> quickKeys(Tx tx) throws SQLException {
        return new ItemSearch(tx, currency)
                .withPlu().stream().collect(Collectors.groupingBy(Item::department, TreeMap::new, Collectors.toList()));
    }

    /** Empty before the first book came in. */
    public Optional<InForce> inForce(Tx tx) throws SQLException {
        return tx.first(
                "SELECT b.release, v.items, b.since FROM price_book b JOIN book_version v USING (version)",
                row -> new InForce(row.getLong(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3))));
    }

    /** The release in force; 0 for a book of the shop's own, and before the first. */
    public long release(Tx tx) throws SQLException {
        return tx.number("SELECT release FROM price_book");
    }

    /** As the release in force has them; the {@link OfflineLimits#careful careful} ones where head office has said nothing. */
    public OfflineLimits offlineLimits(Tx tx) throws SQLException {
        return tx.first(
                        "SELECT offline_limits FROM price_book WHERE offline_limits IS NOT NULL",
                        row -> Json.read(row.getBytes(1), OfflineLimits.class))
                .orElseGet(() -> OfflineLimits.careful(currency));
    }

    /** Of the book in force; empty before the first. */
    public Optional<TaxTable> taxes(Tx tx) throws SQLException {
        var version = tx.first("SELECT version FROM price_book", row -> row.getLong(1));
        return version.isEmpty() ? Optional.empty() : Optional.of(taxes(tx, version.get()));
    }

    private Optional<Row> row(Tx tx, ItemCode code) throws SQLException {
        return switch (code) {
            case Gtin(var digits) -> row(tx, BY_ID, Item.idOf(digits, null));
            case Plu(var digits) -> row(tx, BY_PLU, digits);
        };
    }

    private Optional<Row> row(Tx tx, String sql, String key) throws SQLException {
        return tx.first(sql, row -> new Row(ItemRow.read(row, currency), row.getLong(8), row.getLong(9)), key);
    }

    private TaxTable taxes(Tx tx, long version) throws SQLException {
        var known = lastTaxes;
        if (known == null || known.version != version) {
            var json = tx.first("SELECT taxes FROM book_version WHERE version = ?", row -> row.getBytes(1), version);
            known = new Taxes(version, Json.read(json.orElseThrow(), TaxTable.class));
            lastTaxes = known;
        }
        return known.table;
    }
}
