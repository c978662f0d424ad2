/**
 * What a basket costs.
 *
 * <p>{@link com.evertill.commerce.pricing.Pricer} prices a whole basket again, purely, from nothing but what its events recorded: there is one
 * engine and one total, on the till, in a web cart and in the cloud that checks both.
 */
@NullMarked
package com.evertill.commerce.pricing;

import org.jspecify.annotations.NullMarked;
