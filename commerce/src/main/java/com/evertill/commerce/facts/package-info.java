/**
 * What a shop remembers and tells: version 1, frozen.
 *
 * <p>A {@link com.evertill.commerce.facts.Fact} is keyed by (tenant, store, node, epoch, sequence); sequences have no gaps within an epoch. Its
 * {@link com.evertill.commerce.facts.Payload} is stored as the bytes it was first written as, and the chain
 * ({@link com.evertill.commerce.facts.Chain}) is over those bytes, never over a parsed copy of them. On the wire a
 * {@link com.evertill.commerce.facts.Batch} carries the bytes, the hash before its first fact and the hash of its last, and the node's
 * signature over all of it.
 *
 * <p>A completed sale is <em>one</em> fact. Its stock and tender movements are folds of it
 * ({@link com.evertill.commerce.facts.Movements}), not facts beside it.
 *
 * <p>How it may evolve: a type gains optional fields only, and a reader ignores fields it does not know; a change of meaning is a new type. A
 * type that a reader does not know is {@link com.evertill.commerce.facts.Payload.Unknown}: kept, set aside, and in nobody's way. The JSON
 * Schemas are under {@code schemas/facts/v1}; samples of every shipped version stay and must keep parsing. There is no personal data in a
 * fact: a staff number is a reference, and a card is what the terminal let out of it.
 */
@NullMarked
package com.evertill.commerce.facts;

import org.jspecify.annotations.NullMarked;
