package com.evertill.commerce.pricing;

import com.evertill.commerce.item.Quantity;
import com.evertill.commerce.money.Money;

/**
 * One line with its price.
 *
 * @param amount what the screen and the receipt show for it, by the shelf price: tax included or not, as the store's rules have it. Zero if voided.
 * @param tax its share of the receipt's taxes; the lines' shares sum to them.
 */
public record PricedLine(
        int line,
        String itemId,
        String code,
        String name,
        String department,
        String taxClass,
        Quantity quantity,
        Money unitPrice,
        Money amount,
        Money tax,
        boolean voided) {}
