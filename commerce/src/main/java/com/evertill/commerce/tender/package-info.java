/**
 * Means of payment, and the numbers that money is accounted under. Of a card there is only ever what the terminal hands out to be printed and
 * kept: a masked number, a token, the texts of its receipt. {@link com.evertill.commerce.tender.CardApproval} refuses by construction to hold
 * a full card number.
 */
@NullMarked
package com.evertill.commerce.tender;

import org.jspecify.annotations.NullMarked;
