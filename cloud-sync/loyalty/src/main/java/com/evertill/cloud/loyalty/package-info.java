/**
 * Points: what a customer gets for what they paid, and spends at any head.
 *
 * <p>An account is a list of entries that only grows, and its balance is their sum. What a sale is worth is a pure function of what was paid and kept
 * ({@link com.evertill.cloud.loyalty.PointsRule}): of a receipt's total less what went back, rounded down once. Whatever goes back takes the difference
 * between what the receipt was worth before and is worth then, so that parts sum exactly and a sale with all of it returned is worth nothing, in
 * whatever order its facts come: a return that is here before its sale waits for it. Points that were spent before a return are owed: a balance may be
 * below zero, and what is bought next makes up for it.
 *
 * <p>Whose a sale is says the last {@code customer-named} of its basket. What went back is told in three ways, and the same money may be told in
 * two: by the fact of a return, by that of a refund to a card, by an order whose goods were taken back. The largest of the three sums counts. The original
 * of a return is a receipt of the same store; across stores goods come back by their order, whose sale {@code collected} names.
 *
 * <p>Points are spent in two steps ({@link com.evertill.cloud.loyalty.Loyalty#hold}, then {@code settle} or {@code release}), online, against one
 * balance: who holds them first has them, and nobody holds them for longer than {@link com.evertill.cloud.loyalty.Loyalty#HELD_FOR}.
 *
 * <p>Facts are known by their place and spendings by their name, so a repeat changes nothing, however late. All of it can be made again from the bus, as far back as that goes, on an
 * empty database: sales and returns from the facts, spendings from what was told here itself ({@link com.evertill.cloud.loyalty.LoyaltyEvents}).
 *
 * <p>When a customer is erased their account is closed: its entries stay, as nobody's, and what comes later for this reference is nobody's as well.
 */
@NullMarked
package com.evertill.cloud.loyalty;

import org.jspecify.annotations.NullMarked;
