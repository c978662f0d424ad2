/**
 * Makes facts small for the wire.
 *
 * <p>A fact is JSON, and most of it was said before: the same keys in the same order, the same goods at the same price, every line once as an event
 * and once priced. A general compressor finds such repeats one by one, within a window, and pays for each; where ten thousand items are sold, that
 * comes to 450 bytes for a sale of ten lines. Here a {@link com.evertill.commerce.packing.Model} guesses every value from what stood beside it the
 * last time, and only what it guesses wrong is sent: which item, when, and what is new. What remains is deflated.
 *
 * <p>Nothing is assumed of the bytes. {@link com.evertill.commerce.packing.Tokens} cuts any bytes into pieces that put together are those bytes
 * again; JSON as we write it is merely cut where it is guessed well. So any version's facts can be packed by any other.
 *
 * <p><b>For ever.</b> Packed facts are archived as they came, so what this package does to bytes never changes: a better model is a second one
 * beside it, under another number on the wire. The same holds for the {@link com.evertill.commerce.packing.Dictionary}: the facts that a model has
 * seen before it meets the first one of a batch, so that a sale that travels alone is small too. Golden bytes in the tests hold both fast.
 *
 * <p>Why not the sale's events alone, since the rest follows from them? Because it follows by today's rules of pricing, and what the archive keeps
 * must not depend on any rule.
 */
@NullMarked
package com.evertill.commerce.packing;

import org.jspecify.annotations.NullMarked;
