/**
 * A sale in progress, as a state machine without a machine.
 *
 * <p>{@link com.evertill.commerce.basket.BasketRules#decide} takes a basket and a command and gives either a refusal or events;
 * {@link com.evertill.commerce.basket.BasketRules#evolve} takes a basket and an event and gives the next basket. Both are pure, and both run on
 * the till, in the cloud and in the simulator. Events carry everything that a price needs (unit price, taxes, rules), so that replaying them
 * gives the same basket and the same total for ever, whatever the price book says by then.
 *
 * <p>A basket begins at a till ({@code BasketOpened}) or as the cart of another head ({@code CartOpened}), and has one
 * {@link com.evertill.commerce.basket.Owner} at any time. Put aside by the one, it is gone on with by the other, with the same lines at the same
 * prices; only a till takes money.
 *
 * <pre>
 *             BasketOpened          SealingBegan           BasketCompleted
 *   NotOpened ───────────▶ Open ───────────────▶ Sealing ─────────────────▶ Completed
 *                           │ LineAdded, QuantityChanged, LineVoided,
 *                           │ Tendered, TenderTakenBack
 *                           │ BasketVoided
 *                           └────────────▶ Voided
 * </pre>
 */
@NullMarked
package com.evertill.commerce.basket;

import org.jspecify.annotations.NullMarked;
