/**
 * The carts of heads that are no till: what a customer of a web shop, an app or a kiosk is about to buy in one store.
 *
 * <p>A cart is a {@link com.evertill.commerce.basket.Basket}, decided, evolved and priced by the same rules as at a till, from the same kind of
 * events: whoever replays them comes to the same total. It belongs to a {@link com.evertill.cloud.carts.Holder}, who has one in each store. A line
 * keeps the price that was in force when it was added. Money is a till's business: a shop whose till asks for a cart is given it with all its events
 * ({@link com.evertill.cloud.carts.Handover}), and it is paid there. A cart is in one place at any time: what a shop was given, its holder can do
 * nothing to, unless the shop has not said within a quarter of an hour that it has it; and whatever was thought here, what a shop's fact says is right.
 *
 * <p>{@link com.evertill.cloud.carts.Carts} is the door. What happens to a cart, the answer to the command and the event for the other services
 * ({@link com.evertill.cloud.carts.CartEvents}) are one transaction. Prices are the service's own copy of what was released
 * ({@link com.evertill.cloud.carts.ReleasedPrices}): made of the events of the service of prices and of the files that these name, verified as a store
 * verifies them, in force as in a store. Time, ids and prices come in as arguments.
 */
@NullMarked
package com.evertill.cloud.carts;

import org.jspecify.annotations.NullMarked;
