/**
 * Stripe's HTTP API (v1), as far as payments need it: a page of Stripe's own on which the customer pays (a Checkout Session with manual capture), the hold
 * that comes of it (a PaymentIntent), and refunds. The stand-in of the rehearsal speaks the same.
 *
 * <p>What its users suffered, and what is done about it here:
 *
 * <ul>
 *   <li>A key's answer is kept, a failure of Stripe's own as well, and comes again for a day under the same key; behind it the thing may be done (alphagov/pay-connector,
 *       3962). So whatever a failed request would have changed is looked at, and a failure that is a replay ({@code Idempotent-Replayed}) ends the attempt.
 *   <li>Keys are forgotten after a day. Captures and cancellations are safe without them, since a hold is captured once; refunds are not, so before each one the refunds
 *       there are looked at for its name.
 *   <li>A key with other parameters is an error: what is sent is made of durable things only, the time at which the page closes among them.
 *   <li>Amounts are whole minor units, but not ISO's for every currency ({@link com.evertill.cloud.payments.stripe.StripeAmount}).
 *   <li>Messages come late, twice, out of order, or never: they only say that it is worth looking.
 *   <li>A hold ends after about seven days (reactioncommerce/reaction, 4726: a capture that "fails quietly"): it is looked at, and a lost one is a person's matter.
 *   <li>A page that was closed by us still shows its form to whoever has it open (stripe/stripe-node, 2462): what it answers to the closing counts.
 * </ul>
 */
@NullMarked
package com.evertill.cloud.payments.stripe;

import org.jspecify.annotations.NullMarked;
