/**
 * Payments: what a customer pays beforehand for an order, at a provider who knows cards and banks.
 *
 * <p>No number of a card ever comes near us: the customer pays on the provider's own page, and all that is kept here is what the provider calls things.
 *
 * <p>Orders tell what they want in events ({@link com.evertill.cloud.payments.PaymentNews}), and hear what became of it
 * ({@link com.evertill.cloud.payments.PaymentEvents}). {@link com.evertill.cloud.payments.PaymentRules} is the map of what may happen in which state of a
 * {@link com.evertill.cloud.payments.Payment}, pure:
 *
 * <pre>
 *  wanted ─▶ Asking ─ page ─▶ AtCustomer ─ paid ─▶ Authorised ─ goods left ─▶ Capturing ─▶ Captured ─ goods back ─▶ refunds, each once
 *              │                 │                     │  └─ the bank let go ─▶ HoldLost ◀┘   │
 *              └─ refused ───────┴─▶ NotAuthorised     │                         │            │
 *                                                      ▼                         ▼            ▼
 *  not wanted: from each of them ──────────────────▶ Releasing, until nothing is held ─▶ Released ◀─ all of it given back
 * </pre>
 *
 * <p>Both orders of "wanted" and "not wanted" end the same, and whatever the provider says late is undone.
 *
 * <p><b>Never twice, never guessed.</b> What will be asked of the provider is durable before it is asked; {@link com.evertill.cloud.payments.Payments#step}
 * asks outside of any transaction. Each attempt at each step has one key for ever, by which the provider tells a repeat from a new wish. What is not known
 * is asked again under the same key, or looked at; only when the provider itself says that a key's answer is a failure of its own that it will repeat for ever,
 * a new attempt begins, and what the provider holds is looked at first. A provider forgets keys after a day: so every step can also be told
 * from the state of what it would change (a hold is captured once, a refund carries its name, a page that nobody was given closes by itself).
 *
 * <p>What the provider does not settle within patience, refuses, or let go, is an {@link com.evertill.cloud.payments.OpenException} that a person sees, and is told
 * once ({@link com.evertill.cloud.payments.PaymentEvents.Troubled}); it is tried again all the same, every hour at last.
 *
 * <p>{@link com.evertill.cloud.payments.PaymentProvider} is the port: {@code stripe} speaks Stripe's HTTP API, to Stripe or to the stand-in of the rehearsal;
 * {@link com.evertill.cloud.payments.NoProvider} is for who has none, and declines at once.
 */
@NullMarked
package com.evertill.cloud.payments;

import org.jspecify.annotations.NullMarked;
