package com.evertill.edge.catalog;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tax.TaxTable;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The book of a version that is kept, which is to come back: what later versions changed, as it was before them. */
record EarlierBook(Database database, Currency currency, long version) {
    private static final int PAGE = 500;

    /** Items that a later version changed and none between; another of their rows names them again otherwise. */
    private static final String CHANGED = "SELECT i.row, i.id FROM item i WHERE i.version = ? AND i.row > ?"
            + " AND NOT EXISTS (SELECT 1 FROM item o WHERE o.id = i.id AND o.version > ? AND o.version < i.version)"
            + " ORDER BY i.row LIMIT " + PAGE;

    private static final String AS_IT_WAS = "SELECT " + ItemRow.COLUMNS
            + ", i.removed FROM item i WHERE i.id = ? AND i.version <= ? ORDER BY i.version DESC LIMIT 1";

    private record Changed(long row, String id) {}

    void writeTo(Staging staging) {
        staging.taxes(database.read(this::taxes));
        for (long later : database.read(tx -> later(tx, staging.version()))) {
            writeWhatChanged(staging, later);
        }
    }

    private void writeWhatChanged(Staging staging, long later) {
        long after = 0;
        while (true) {
            long from = after;
            var changed = database.read(
                    tx -> tx.list(CHANGED, row -> new Changed(row.getLong(1), row.getString(2)), later, from, version));
            if (changed.isEmpty()) {
                return;
            }
            for (var each : changed) {
                database.read(tx -> asItWas(tx, each.id)).ifPresentOrElse(staging::put, () -> staging.remove(each.id));
            }
            after = changed.getLast().row;
        }
    }

    private Optional<Item> asItWas(Tx tx, String id) throws SQLException {
        return tx.first(
                        AS_IT_WAS,
                        row -> row.getBoolean(8) ? Optional.<Item>empty() : Optional.of(ItemRow.read(row, currency)),
                        id,
                        version)
                .flatMap(item -> item);
    }

    private List<Long> later(Tx tx, long before) throws SQLException {
        return tx.list(
                "SELECT version FROM book_version WHERE version > ? AND version < ? ORDER BY version",
                row -> row.getLong(1),
                version,
                before);
    }

    private TaxTable taxes(Tx tx) throws SQLException {
        return tx.first(
                        "SELECT taxes FROM book_version WHERE version = ?",
                        row -> Json.read(row.getBytes(1), TaxTable.class),
                        version)
                .orElseThrow();
    }
}
