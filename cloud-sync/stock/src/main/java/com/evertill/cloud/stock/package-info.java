/**
 * What is on hand in each store, what of it is promised, and what can still be promised: one figure for every head.
 *
 * <p><b>On hand</b> is a fold of the shops' facts, by the same {@link com.evertill.commerce.facts.Movements} as in the shop and in the ledger: movements
 * add up, a count says how it is. Facts come late, twice and in any order, so a level is no running sum but a function of the set of facts:
 * {@link com.evertill.cloud.stock.Level} keeps the last count of each box, every movement is kept by its place, and what counts is what is behind the
 * count in force ({@link com.evertill.cloud.stock.Place}). A fact that comes late therefore changes the level as if it had come in time, and a repeat is
 * known by its place: no inbox is needed, and none has to be remembered for how long.
 *
 * <p><b>Promised</b> is what orders hold. Of what is there, less what is promised and less the store's safety stock, an order gets all it wants or
 * nothing ({@link com.evertill.cloud.stock.Reservation}); who is first gets it. It is let go when the order is cancelled, when it is collected, and when
 * nobody has collected it for {@link com.evertill.cloud.stock.Reservation#HELD_FOR}. What has become of an order is kept, so that a repeat changes
 * nothing and a cancel may come before what it cancels.
 *
 * <p><b>Oversell</b> is what a late fact does: less is there than was promised in good faith. It is told once until it is over
 * ({@link com.evertill.cloud.stock.StockEvents.Oversold}), with the orders that should be thought over, the newest first, as many as make up for it.
 * Nothing is taken back here: whoever owns the orders decides, and cancels. The safety stock is there to be eaten: as long as all that is
 * promised is there, nothing is oversold.
 *
 * <p>Between {@code collected} and the fact of the sale at the till the goods are neither promised nor gone. Stores for which that matters set a safety
 * stock.
 *
 * <p>{@link com.evertill.cloud.stock.Stock} is the door: it reads, decides by rules that are plain values, and commits all of one event or nothing, if
 * nobody else was faster; otherwise it reads again. {@link com.evertill.cloud.stock.StockStore} keeps it: a SQLite file on one machine, DynamoDB
 * on AWS, under one contract. What the other services are told waits in its outbox, committed with what happened.
 */
@NullMarked
package com.evertill.cloud.stock;

import org.jspecify.annotations.NullMarked;
