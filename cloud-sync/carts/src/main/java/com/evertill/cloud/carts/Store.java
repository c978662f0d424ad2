package com.evertill.cloud.carts;

import com.evertill.commerce.tax.TaxRules;
import java.util.Currency;

/**
 * A store as far as a cart must know it.
 *
 * @param id {@code tenant.store}
 */
public record Store(String id, Currency currency, TaxRules taxRules) {}
