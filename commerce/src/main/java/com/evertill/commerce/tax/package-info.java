/**
 * Taxes on a sale: contained in the shelf price, as in Europe, or added to it, as in America.
 *
 * <p>A store's {@link com.evertill.commerce.tax.TaxTable} names the tax classes of its items; a class carries no tax, one, or several that
 * add up (state, county, city). The rates that were in force are copied into every line of a basket, so a basket prices the same for ever,
 * wherever it is replayed. Whether tax is rounded on each line or once per receipt is {@link com.evertill.commerce.tax.TaxRules}; either way
 * the lines' taxes sum to the receipt's.
 */
@NullMarked
package com.evertill.commerce.tax;

import org.jspecify.annotations.NullMarked;
