/**
 * Receipts: where each one is, what is on it, and whether it came out of the printer.
 *
 * <p>A print job is durable before the printer is asked, and is handed to the printer at most once. Where it cannot be known whether a receipt
 * came out (the box or the printer stopped in between), nobody prints it again but a cashier who was asked.
 */
@NullMarked
package com.evertill.edge.receipt;

import org.jspecify.annotations.NullMarked;
