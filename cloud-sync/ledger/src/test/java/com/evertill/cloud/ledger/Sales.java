package com.evertill.cloud.ledger;

import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.basket.Seal;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.StaffId;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.pricing.PricedBasket;
import com.evertill.commerce.pricing.PricedLine;
import com.evertill.commerce.tax.TaxRate;
import com.evertill.commerce.tax.TaxTotal;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.commerce.tender.ShiftNumber;
import com.evertill.commerce.tender.Tender;
import java.util.Currency;
import java.util.List;

/** Sales of one line, paid in cash: 7 % tax in the price. */
public final class Sales {
    public static final Currency EUR = Currency.getInstance("EUR");
    public static final TillId TILL = new TillId(1);
    public static final ShiftNumber SHIFT = new ShiftNumber(TILL, 1, 1);
    public static final StaffId CASHIER = new StaffId("11");
    public static final String APPLES = "plu:4011";
    private static final TaxRate REDUCED = new TaxRate("R", "7 %", 70_000);

    /** Pieces at 1.07 each, paid with a note of 20.00. */
    public static Payload.SaleCompleted ofApples(long receipt, int pieces) {
        return ofApples(receipt, pieces, SHIFT);
    }

    public static Payload.SaleCompleted ofApples(long receipt, int pieces, ShiftNumber shift) {
        var total = euro(107L * pieces);
        var tax = euro(7L * pieces);
        var line = new PricedLine(
                1, APPLES, "4011", "Apples", "Fruit", "R", Quantity.each(pieces), euro(107), total, tax, false);
        var paid = euro(2000);
        var priced = new PricedBasket(
                EUR,
                List.of(line),
                List.of(new TaxTotal(REDUCED, total.minus(tax), tax)),
                total.minus(tax),
                tax,
                total,
                paid,
                euro(0),
                paid.minus(total),
                pieces);
        return new Payload.SaleCompleted(
                new ReceiptNumber(shift.till(), shift.epoch(), receipt),
                new BasketId("basket-" + shift + "-" + receipt),
                shift.till(),
                shift,
                CASHIER,
                0,
                List.of(),
                priced,
                List.of(new Tender.Cash(1, paid)),
                new Seal.None());
    }

    public static Money euro(long cents) {
        return new Money(cents, EUR);
    }

    private Sales() {}
}
