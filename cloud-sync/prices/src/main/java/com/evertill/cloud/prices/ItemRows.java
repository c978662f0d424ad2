package com.evertill.cloud.prices;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;

/** Items as rows of {@code draft_line} and {@code item_version}, which have the same columns from {@code gtin} on. */
final class ItemRows {

    static Item read(ResultSet row, Currency currency) throws SQLException {
        return Item.of(
                row.getString("gtin"),
                row.getString("plu"),
                row.getString("name"),
                row.getString("department"),
                new Money(row.getLong("price"), currency),
                row.getString("tax_class"),
                Unit.valueOf(row.getString("unit")));
    }

    /** What a line of a draft does to its item. */
    enum Deed {
        SETS_IT,
        REMOVES_IT,
        GIVES_IT_A_PRICE
    }

    static void putIntoDraft(Tx tx, String draft, Item item, Deed deed) throws SQLException {
        tx.update(
                "INSERT OR REPLACE INTO draft_line VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                draft,
                item.id(),
                deed == Deed.REMOVES_IT,
                item.gtin(),
                item.plu(),
                item.name(),
                item.department(),
                item.price().minor(),
                item.taxClass(),
                item.unit().name(),
                deed == Deed.GIVES_IT_A_PRICE);
    }

    private ItemRows() {}
}
