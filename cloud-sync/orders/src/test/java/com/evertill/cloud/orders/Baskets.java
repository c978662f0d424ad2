package com.evertill.cloud.orders;

import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketEvent;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.item.Item;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.HeadId;
import com.evertill.commerce.pricing.SoldItem;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** What customers put into baskets: three cartons of milk at 1.29, soap at 0.95, and 453 g of apples at 2.99 a kilogram. */
final class Baskets {
    static final Currency EUR = Currency.getInstance("EUR");
    static final HeadId WEB = new HeadId("web");
    static final String MILK = "gtin:04012345678901";

    private static final List<TaxRate> TAXES = List.of(new TaxRate("A", "7 %", 70_000));
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    static List<BasketEntry> milkAndSoap(String id) {
        return parked(id, TaxRules.EUROPEAN, milk(), soap());
    }

    /** The taxes come on top. */
    static List<BasketEntry> abroad(String id) {
        return parked(id, TaxRules.AMERICAN, milk(), soap());
    }

    static List<BasketEntry> milkAndApples(String id) {
        return parked(id, TaxRules.EUROPEAN, milk(), apples());
    }

    private static List<BasketEntry> parked(String id, TaxRules taxRules, BasketEvent... lines) {
        var events = new ArrayList<BasketEntry>();
        events.add(new BasketEntry(NOON, new BasketEvent.CartOpened(new BasketId(id), WEB, EUR, taxRules)));
        for (var line : lines) {
            events.add(new BasketEntry(NOON, line));
        }
        events.add(new BasketEntry(NOON, new BasketEvent.BasketParked()));
        return events;
    }

    private static BasketEvent milk() {
        return line(1, Item.of("04012345678901", null, "Milk 1 l", "Dairy", euro(129), "food", Unit.EACH), 3_000);
    }

    private static BasketEvent soap() {
        return line(2, Item.of("04005556667772", null, "Soap", "Care", euro(95), "food", Unit.EACH), 1_000);
    }

    private static BasketEvent apples() {
        return line(2, Item.of(null, "4129", "Apples", "Fruit", euro(299), "food", Unit.KG), 453);
    }

    private static BasketEvent line(int number, Item item, long thousandths) {
        var sold = SoldItem.of(item, TAXES);
        var quantity = new Quantity(thousandths, item.unit());
        return new BasketEvent.LineAdded(number, sold, item.price(), quantity, null, 12, sold.code());
    }

    static Money euro(long cent) {
        return new Money(cent, EUR);
    }

    private Baskets() {}
}
