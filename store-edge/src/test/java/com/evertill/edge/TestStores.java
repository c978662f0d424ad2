package com.evertill.edge;

import com.evertill.commerce.codes.CodeRules;
import com.evertill.commerce.node.NodeId;
import com.evertill.commerce.tax.TaxRules;
import com.evertill.commerce.tax.TaxTable;
import com.evertill.edge.store.StoreConfig;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/** How two small shops are set up: prices with the tax in them, and prices to which it is added. Each has two tills, the first with a card terminal. */
public final class TestStores {
    public static final NodeId NODE = NodeId.parse("demo.store1.box1");

    private static final List<StoreConfig.Till> TILLS = List.of(
            new StoreConfig.Till(TestShop.TILL_1, null, null, null, "http://127.0.0.1/nexo"),
            new StoreConfig.Till(TestShop.TILL_2, null, null, null, null));

    private TestStores() {}

    public static StoreConfig german() {
        return german(TILLS);
    }

    public static StoreConfig german(List<StoreConfig.Till> tills) {
        var entity =
                new StoreConfig.LegalEntity("Musterladen GmbH", List.of("Hauptstraße 1", "50667 Köln"), "DE123456789");
        return store("Dorfladen", entity, "EUR", "de", "Europe/Berlin", TaxRules.EUROPEAN, Goods.GERMAN_TAXES, tills);
    }

    public static StoreConfig american() {
        var entity = new StoreConfig.LegalEntity(
                "Corner Deli LLC", List.of("12 Main Street", "New York, NY 10001"), "12-3456789");
        return store(
                "Corner Deli", entity, "USD", "en", "America/New_York", TaxRules.AMERICAN, Goods.AMERICAN_TAXES, TILLS);
    }

    private static StoreConfig store(
            String name,
            StoreConfig.LegalEntity entity,
            String currency,
            String language,
            String zone,
            TaxRules rules,
            TaxTable taxes,
            List<StoreConfig.Till> tills) {
        return new StoreConfig(
                NODE,
                name,
                entity,
                Currency.getInstance(currency),
                language,
                ZoneId.of(zone),
                "all",
                rules,
                taxes,
                new CodeRules(Currency.getInstance(currency), Goods.LABELS),
                tills,
                List.of(),
                null,
                null,
                50_00L);
    }
}
