package com.evertill.edge.catalog;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;

/** An item as columns and back. */
final class ItemRow {
    /** In the order that {@link #read} takes them, of a table or alias {@code i}. */
    static final String COLUMNS = "i.gtin, i.plu, i.name, i.department, i.price, i.tax_class, i.unit";

    static Item read(ResultSet row, Currency currency) throws SQLException {
        return Item.of(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                new Money(row.getLong(5), currency),
                row.getString(6),
                Unit.valueOf(row.getString(7)));
    }

    private ItemRow() {}
}
