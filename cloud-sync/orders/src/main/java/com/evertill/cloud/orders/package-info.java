/**
 * Orders: what a customer bought at any head and gets later, from the shelf of some store.
 *
 * <p>Click and collect, ship from store and endless aisle are one thing here: an order names the head and the store at which it was taken
 * ({@link com.evertill.cloud.orders.Placement}), and how and from which store it is fulfilled ({@link com.evertill.cloud.orders.Fulfilment}). What was
 * ordered is a basket, with its events; it costs what the same basket costs at a till.
 *
 * <p>{@link com.evertill.cloud.orders.OrderRules} is the map of what may happen in which state of an {@link com.evertill.cloud.orders.Order}, pure:
 *
 * <pre>
 *  place ─▶ Reserving ─ stock ─▶ AwaitingPayment ─ paid ─▶ Confirmed ─ gathered ─▶ Ready
 *              │      └ stock, paid at the till ─────────────▲  │                    │
 *              │                     │                          │                    │
 *              └──── no stock ───────┴─ not paid in time ───────┴─ called off ───────┴─▶ Cancelled
 *
 *  Confirmed, Ready ─ its store's till asks for it ─▶ AtTill ─ given up there ─▶ Cancelled
 *  from each of them, by a sale at a till ─▶ HandedOver ─ goods come back to any store ─▶ HandedOver
 * </pre>
 *
 * <p>No step waits for another service. What an order wants of stock and of payments it tells them in events, in the transaction of its own change
 * ({@link com.evertill.cloud.orders.OrderEvents}); what became of it comes back in theirs. When a step fails, the order is cancelled, and that one event
 * undoes the others: stock lets its reservation go, payments let go or give back what they hold. Each side takes both orders of "do" and "undo", since a
 * bus promises none.
 *
 * <p>An order leaves a store as a sale at a till, because there are receipt, tax and stock. The till is given the basket with what was authorised as its
 * first payment ({@link com.evertill.cloud.orders.Placement}), and takes the rest if something is added. Its fact carries the basket's id and says how it was
 * paid, and the fact is right whatever was thought here: what a till took as paid beforehand is captured now, what it took money for is not. Where the bank lets
 * a hold go before, the till is given the basket unpaid, and takes the money itself.
 */
@NullMarked
package com.evertill.cloud.orders;

import org.jspecify.annotations.NullMarked;
