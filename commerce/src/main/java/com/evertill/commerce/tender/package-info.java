/**
 * Means of payment, and the numbers that money is accounted under. Of a card there is only ever what the terminal hands out to be printed and
 * kept: a masked number, a token, the texts of its receipt. {@link com.evertill.commerce.tender.CardApproval} refuses by construction to hold
 * a full card number.
 *
 * <p>A terminal that cannot ask the bank may approve by itself and forward the payment later. How much of that a shop takes is
 * {@link com.evertill.commerce.tender.OfflineLimits}, a pure function of what is open. What the bank declines later is a loss: the fact that says so
 * opens an exception, and somebody closes it.
 */
@NullMarked
package com.evertill.commerce.tender;

import org.jspecify.annotations.NullMarked;
