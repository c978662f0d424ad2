package com.evertill.edge;

import com.evertill.commerce.codes.InStorePattern;
import com.evertill.commerce.codes.InStorePattern.Reference;
import com.evertill.commerce.codes.InStorePattern.Value;
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

/** What lies on the shelves of a test shop. */
public final class Goods {
    public static final String MILK = gtin13("400000100001");
    public static final String BREAD = gtin13("400000100002");
    public static final String WINE = gtin13("400000100003");
    public static final String TELEVISION = gtin13("400000100004");
    public static final String STAMPS = gtin13("400000100005");
    public static final String LEAFLET = gtin13("400000100006");
    /** A real article number that this shop does not have. */
    public static final String UNKNOWN = gtin13("400000100099");

    public static final String BANANAS = "4011";
    public static final String CHEESE = "4045";

    public static final TaxTable GERMAN_TAXES = new TaxTable(Map.of(
            "standard", List.of(new TaxRate("A", "MwSt", 190_000)),
            "reduced", List.of(new TaxRate("B", "MwSt", 70_000)),
            "none", List.of()));
    static final TaxTable AMERICAN_TAXES = new TaxTable(Map.of(
            "standard", List.of(new TaxRate("state", "NY State", 40_000), new TaxRate("city", "NYC", 45_000)),
            "reduced", List.of(),
            "none", List.of()));

    /** 22: price with its check digit; 23: price; 28: kilograms. */
    static final List<InStorePattern> LABELS = List.of(
            new InStorePattern("22", 5, Reference.PLU, true, 4, Value.PRICE, 2),
            new InStorePattern("23", 5, Reference.PLU, false, 5, Value.PRICE, 2),
            new InStorePattern("28", 5, Reference.PLU, false, 5, Value.KG, 3));

    public static List<Item> in(Currency currency, Unit weighed) {
        return List.of(
                item(MILK, null, "Milk 1 l", 129, "reduced", Unit.EACH, currency),
                item(BREAD, null, "Bread", 249, "reduced", Unit.EACH, currency),
                item(WINE, null, "Wine", 699, "standard", Unit.EACH, currency),
                item(TELEVISION, null, "Television", 899_00, "standard", Unit.EACH, currency),
                item(STAMPS, null, "Stamps", 850, "none", Unit.EACH, currency),
                item(LEAFLET, null, "Leaflet", 0, "standard", Unit.EACH, currency),
                item(null, BANANAS, "Bananas", 199, "reduced", weighed, currency),
                item(null, CHEESE, "Mountain cheese", 1990, "reduced", weighed, currency));
    }

    private static Item item(
            @Nullable String gtin13,
            @Nullable String plu,
            String name,
            long minor,
            String taxClass,
            Unit unit,
            Currency currency) {
        return Item.of(
                gtin13 == null ? null : "0" + gtin13, plu, name, "Grocery", new Money(minor, currency), taxClass, unit);
    }

    public static String gtin13(String twelve) {
        return twelve + CheckDigit.of(twelve);
    }

    private Goods() {}
}
