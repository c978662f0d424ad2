/**
 * The retailer's other systems: what they are told of what happens in shops and at every other head, and in which forms.
 *
 * <p><b>Who.</b> A {@link com.evertill.cloud.partners.Partner} is let in by the operator, in a file, with a key of its own, the least that it needs to do
 * ({@link com.evertill.cloud.partners.Partner.Right}) and the least that it needs to know of persons ({@link com.evertill.cloud.partners.Grant}; usually
 * nothing). {@link com.evertill.cloud.partners.Discretion} names every field that may leave; what it does not name stays here.
 *
 * <p><b>What.</b> A partner subscribes with an address, an event pattern in the language of the bus, a secret and a form: CloudEvents, or POSLog
 * ({@link com.evertill.cloud.partners.poslog}). Each event that the pattern matches and the partner may hear becomes a message, durable in the transaction in
 * which it was taken from the bus.
 *
 * <p><b>How</b>: as Standard Webhooks 1.0 has it ({@code standard-webhooks/standard-webhooks}, {@code spec/standard-webhooks.md}). A message has an id that
 * stays the same, a time and a signature; an answer of 2xx takes it, and anything else, or none, does not. {@link
 * com.evertill.cloud.partners.Webhooks#step} sends for one subscription; each has a caller of its own, so that one that is slow or gone delays no other.
 *
 * <ul>
 *   <li>At least once, in no order: a partner takes each id once, and knows from the event itself what is older.
 *   <li>A message that is not taken comes again, after pauses that double up to an hour and are never all the same. A partner that is not there is
 *       looked for once a minute, with one message and not with all.
 *   <li>After a stated time it is a dead letter, which a person sees and sends again. An answer of 2xx that was not meant is found by comparing sums, and
 *       all that was told in a time can be told again.
 *   <li>Two secrets are good at once for a day, so that a partner changes its own without losing a message.
 * </ul>
 *
 * <p><b>Where to.</b> A partner says an address and it is asked from inside the retailer's network: {@link com.evertill.cloud.partners.Reach} lets through
 * {@code https} to public addresses, and what the operator names; and {@link com.evertill.cloud.partners.Post} connects to the very address that was looked
 * at, follows no redirect, and reads no more of an answer than its status.
 *
 * <p>One cloud serves one retailer: a partner hears of all stores. Secrets are in the database as they are, since messages are signed with them.
 */
@NullMarked
package com.evertill.cloud.partners;

import org.jspecify.annotations.NullMarked;
