/**
 * What a basket costs.
 *
 * <p>{@link com.evertill.commerce.pricing.Pricer} prices all lines of a basket again, purely, from nothing but what its events recorded: there
 * is one engine and one total, on the till, in a web cart and in the cloud that checks both. It knows lines, taxes and tenders and no basket, so
 * that whatever holds lines (a basket, a cart, a quotation) is priced by the same few lines of code.
 */
@NullMarked
package com.evertill.commerce.pricing;

import org.jspecify.annotations.NullMarked;
