package com.evertill.commerce.tax;

import com.evertill.commerce.money.Money;

/**
 * One tax over a whole receipt.
 *
 * @param net what it was levied on, no tax in it.
 */
public record TaxTotal(TaxRate rate, Money net, Money tax) {}
