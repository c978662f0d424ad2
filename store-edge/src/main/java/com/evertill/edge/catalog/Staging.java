package com.evertill.edge.catalog;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tax.TaxTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A coming version being written beside the live book. What is put is compared with the newest version outside the writer's lock, and only what
 * differs is written, {@link #CHUNK} rows in a transaction: a scan waits for one of them at most.
 */
final class Staging {
    /** A millisecond or two of writing. With half as many a scan waits little less, and half as much again is written to the disk. */
    static final int CHUNK = 32;

    private static final String NEWEST = "SELECT " + ItemRow.COLUMNS
            + ", i.removed, i.version FROM item i WHERE i.id = ? AND i.version <= ? ORDER BY i.version DESC LIMIT 1";
    private static final String INSERT = "INSERT INTO item"
            + " (id, version, removed, gtin, plu, name, department, price, tax_class, unit) VALUES (?,?,?,?,?,?,?,?,?,?)";
    private static final String IDS = "SELECT i.id FROM item i WHERE i.id > ? AND i.version < ? AND NOT i.removed"
            + " AND NOT EXISTS (SELECT 1 FROM item n WHERE n.id = i.id AND n.version > i.version) ORDER BY i.id LIMIT 500";
    private static final String SHARED_PLU = "SELECT i.plu FROM item i WHERE i.version = ? AND i.plu IS NOT NULL"
            + " AND EXISTS (SELECT 1 FROM item o WHERE o.plu = i.plu AND o.id <> i.id AND NOT EXISTS"
            + " (SELECT 1 FROM item n WHERE n.id = o.id AND n.version > o.version)) LIMIT 1";

    private final Database database;
    private final Currency currency;
    private final long version;
    private TaxTable taxes;
    private final List<Change> pending = new ArrayList<>();
    private long items;
    private @Nullable Unfit unfit;

    /** What a row says: the item as it is from now on, or that it is gone. */
    private record Change(String id, @Nullable Item item) {}

    /** What the newest row says; no item if it says that it is gone, or if there is none. */
    private record Known(@Nullable Item item, long version) {}

    /** Why a book cannot be taken. Nothing of it will ever be in force. */
    record Unfit(Why why, String detail) {
        enum Why {
            A_PRICE_IS_IN_ANOTHER_CURRENCY,
            A_TAX_CLASS_IS_UNKNOWN,
            AN_ITEM_IS_THERE_TWICE,
            TWO_ITEMS_HAVE_ONE_PLU
        }

        @Override
        public String toString() {
            return why + ": " + detail;
        }
    }

    /**
     * @param taxes of the version before, until {@link #taxes(TaxTable)} brings others.
     * @param items how many there are in the version before.
     */
    Staging(Database database, Currency currency, TaxTable taxes, long version, long items) {
        this.database = database;
        this.currency = currency;
        this.taxes = taxes;
        this.version = version;
        this.items = items;
    }

    /** Replaces the tax table; to be told before the items that need it. */
    void taxes(TaxTable table) {
        taxes = table;
    }

    /** Takes an item as it is to be; after something unfit nothing more is taken. */
    void put(Item item) {
        if (!item.price().currency().equals(currency)) {
            refuse(Unfit.Why.A_PRICE_IS_IN_ANOTHER_CURRENCY, item.id());
        } else if (taxes.ratesOf(item.taxClass()).isEmpty()) {
            refuse(Unfit.Why.A_TAX_CLASS_IS_UNKNOWN, item.id() + " " + item.taxClass());
        } else {
            take(new Change(item.id(), item));
        }
    }

    /** Takes an item away; one that is not there stays away. */
    void remove(String id) {
        take(new Change(id, null));
    }

    /** Takes away whatever a whole file did not name. */
    void removeAllBut(ItemKeys named) {
        var after = "";
        while (true) {
            var from = after;
            var ids = database.read(tx -> tx.list(IDS, row -> row.getString(1), from, version));
            ids.stream().filter(id -> !named.contains(id)).forEach(this::remove);
            if (ids.isEmpty()) {
                return;
            }
            after = ids.getLast();
        }
    }

    /** Writes what is left. Afterwards the rows of this version are all there, unless there is something unfit about them. */
    Optional<Unfit> finish() {
        flush();
        if (unfit == null) {
            database.read(tx -> tx.first(SHARED_PLU, row -> row.getString(1), version))
                    .ifPresent(plu -> refuse(Unfit.Why.TWO_ITEMS_HAVE_ONE_PLU, plu));
        }
        return Optional.ofNullable(unfit);
    }

    long version() {
        return version;
    }

    TaxTable taxes() {
        return taxes;
    }

    /** How many items there are in this version, as far as it has been written. */
    long items() {
        return items;
    }

    void refuse(Unfit.Why why, String detail) {
        if (unfit == null) {
            unfit = new Unfit(why, detail);
        }
    }

    private void take(Change change) {
        if (unfit != null) {
            return;
        }
        pending.add(change);
        if (pending.size() == CHUNK) {
            flush();
        }
    }

    private void flush() {
        var differing = database.read(this::differing);
        pending.clear();
        if (unfit == null && !differing.isEmpty()) {
            database.act(tx -> {
                for (var change : differing) {
                    insert(tx, change);
                }
            });
            database.checkpoint();
        }
    }

    private List<Change> differing(Tx tx) throws SQLException {
        var differing = new LinkedHashMap<String, Change>();
        for (var change : pending) {
            var known = tx.first(NEWEST, this::known, change.id, version).orElse(new Known(null, 0));
            if (known.version == version || differing.containsKey(change.id)) {
                refuse(Unfit.Why.AN_ITEM_IS_THERE_TWICE, change.id);
            }
            if (!Objects.equals(known.item, change.item)) {
                differing.put(change.id, change);
                items += (change.item == null ? 0 : 1) - (known.item == null ? 0 : 1);
            }
        }
        return List.copyOf(differing.values());
    }

    private Known known(ResultSet row) throws SQLException {
        return new Known(row.getBoolean(8) ? null : ItemRow.read(row, currency), row.getLong(9));
    }

    private void insert(Tx tx, Change change) throws SQLException {
        var item = change.item;
        if (item == null) {
            tx.update(INSERT, change.id, version, true, null, null, null, null, null, null, null);
        } else {
            tx.update(
                    INSERT,
                    change.id,
                    version,
                    false,
                    item.gtin(),
                    item.plu(),
                    item.name(),
                    item.department(),
                    item.price().minor(),
                    item.taxClass(),
                    item.unit().name());
        }
    }
}
