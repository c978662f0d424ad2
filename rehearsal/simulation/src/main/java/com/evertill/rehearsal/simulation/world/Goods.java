package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.item.CheckDigit;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxTable;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sold. */
final class Goods {
    static final Currency EUR = Currency.getInstance("EUR");

    static final TaxTable TAXES = new TaxTable(Map.of(
            "standard", List.of(new TaxRate("A", "VAT", 190_000)),
            "reduced", List.of(new TaxRate("B", "VAT", 70_000)),
            "none", List.of()));

    static final List<Item> ITEMS = List.of(
            item("400000100001", null, "milk", 129, "reduced", Unit.EACH),
            item("400000100002", null, "bread", 249, "reduced", Unit.EACH),
            item("400000100003", null, "wine", 699, "standard", Unit.EACH),
            item("400000100004", null, "a television", 899_00, "standard", Unit.EACH),
            item("400000100005", null, "stamps", 850, "none", Unit.EACH),
            item("400000100006", null, "a leaflet", 0, "standard", Unit.EACH),
            item(null, "4011", "bananas", 199, "reduced", Unit.KG));

    /** Items that stand on the shelf and are never sold. */
    static final int JARS = 3;

    /** A good number that nobody has. */
    static final String UNKNOWN = gtin13("400000100099");

    private Goods() {}

    static Item onTheShelf(int jar, @Nullable String plu) {
        return item("40000010020" + jar, plu, "jar " + jar, 349, "reduced", Unit.EACH);
    }

    /** As a scanner reads it, or fingers type it. */
    static String code(Item item) {
        var gtin = item.gtin();
        return gtin == null ? String.valueOf(item.plu()) : gtin.substring(1);
    }

    static Money money(long minor) {
        return new Money(minor, EUR);
    }

    private static String gtin13(String twelve) {
        return twelve + CheckDigit.of(twelve);
    }

    private static Item item(
            @Nullable String twelve, @Nullable String plu, String name, long minor, String taxClass, Unit unit) {
        return Item.of(
                twelve == null ? null : "0" + gtin13(twelve), plu, name, "Grocery", money(minor), taxClass, unit);
    }
}
