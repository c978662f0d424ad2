package com.evertill.commerce.pricing;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tax.TaxTotal;
import java.util.Currency;
import java.util.List;

/**
 * A basket with all its amounts. {@code net + tax = total}, the lines' taxes and the tax totals both sum to {@code tax}, and
 * {@code paid + due - change = total}.
 *
 * @param items pieces, a weighed line counting as one.
 * @param due what is still to pay; never negative.
 * @param change what goes back to the customer; never negative.
 */
public record PricedBasket(
        Currency currency,
        List<PricedLine> lines,
        List<TaxTotal> taxes,
        Money net,
        Money tax,
        Money total,
        Money paid,
        Money due,
        Money change,
        long items) {
    public PricedBasket {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
    }
}
