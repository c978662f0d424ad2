/**
 * What shops and services tell, as ARTS POSLog 6: the XML in which tills have told retailers' other systems of sales for twenty years (ARTS, now the Object
 * Management Group; namespace {@value com.evertill.cloud.partners.poslog.Markup#NAMESPACE}).
 *
 * <p>{@link com.evertill.cloud.partners.poslog.PosLog} is a pure function of one event. What it is called upon for does not depend on what came before,
 * so events may come late, again and in any order: the same event is the same text, and {@code TransactionID} says which transaction it is.
 *
 * <p><b>Which parts are used.</b> A sale, a voided sale and a return are a {@code RetailTransaction}: {@code Sale} or {@code Return} lines, a line for each
 * {@code Tax}, one for each {@code Tender}, and {@code Total}s, which add up to the last minor unit. A drawer opened without a sale is a {@code
 * ControlTransaction}. An order's step is a {@code CustomerOrderTransaction}. Goods that were received, counted, adjusted or sent on are an {@code
 * InventoryControlTransaction}, whose content has names of our own ({@value com.evertill.cloud.partners.poslog.Markup#OURS}), as has everything else for
 * which no published example gives a name: a state of an order, and a tender that is neither cash nor card. A fact tells of no discount: a price that was
 * overridden stands in the line as it was paid, and the override is a fact of its own, which has no POSLog.
 *
 * <p><b>How sure that is.</b> The names are those of published POSLog 6 documents and of the standard's narrative. Its schema can be had from the OMG but
 * not be shipped here, and no test runs against it: whoever holds it should validate what they get before they rely on it.
 *
 * <p><b>Signs.</b> Amounts of a sale are positive. Of a return the amounts of lines, taxes and tenders are positive and called {@code Return} or {@code
 * Refund}; its totals are negative, so that {@code TransactionGrandAmount} sums to what the shop took.
 */
@NullMarked
package com.evertill.cloud.partners.poslog;

import org.jspecify.annotations.NullMarked;
