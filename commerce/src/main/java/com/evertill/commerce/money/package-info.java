/**
 * Whole-number money.
 *
 * <p>An amount is a count of minor units (cents, pence, yen) of one currency, ISO 4217. Nothing here is a floating-point number, every
 * rounding is named, and whatever is split adds up again to what it was split from. Two currencies never meet: adding them is a bug and is
 * loud.
 */
@NullMarked
package com.evertill.commerce.money;

import org.jspecify.annotations.NullMarked;
