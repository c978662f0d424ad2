package com.evertill.cloud.partners;

import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.item.Unit;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.pricing.Line;
import com.evertill.commerce.pricing.SoldItem;
import com.evertill.commerce.tax.TaxRate;
import java.util.List;

/** What is in the baskets of the tests. */
public final class Goods {
    public static final TaxRate REDUCED = new TaxRate("A", "MwSt 7 %", 70_000);
    public static final TaxRate FULL = new TaxRate("B", "MwSt 19 %", 190_000);

    public static Line milk(int number, long cartons) {
        var milk = new SoldItem("gtin:04012345678901", "04012345678901", "Milk 1 l", "Dairy", "food", List.of(REDUCED));
        return new Line(number, milk, euro(129), Quantity.each(cartons), null, 12, false);
    }

    /** Its name is not easy to write. */
    public static Line apples(int number, long grams) {
        var apples = new SoldItem("plu:4129", "4129", "Apples <\"Boskop\" & Co>", "Fruit", "food", List.of(REDUCED));
        return new Line(number, apples, euro(299), new Quantity(grams, Unit.KG), null, 12, false);
    }

    public static Line soap(int number, long pieces) {
        var soap = new SoldItem("gtin:04005556667779", "04005556667779", "Soap", "Care", "full", List.of(FULL));
        return new Line(number, soap, euro(95), Quantity.each(pieces), null, 12, false);
    }

    public static Money euro(long cents) {
        return new Money(cents, Facts.EUR);
    }

    private Goods() {}
}
