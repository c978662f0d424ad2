/**
 * How a box comes to its node's place.
 *
 * <p>A box whose folder holds no journal cannot know whether another was in its place before it, and which numbers that one gave to its customers. So,
 * where it has a cloud, it asks before it sells ({@link com.evertill.edge.enrolment.Enrolment}). A node's first box is answered at once and begins
 * epoch 1. To any other the answer is that somebody at head office has to approve; it waits, and asks again every few seconds. This is the only thing
 * for which a till waits for the cloud: with an old number on a new receipt the chain of the one or of the other would be lost for good, and nobody
 * could tell later.
 *
 * <p>The cloud's word names the box by a name that the box made for itself, the epoch that it is to begin, and the end of every epoch before as the
 * cloud held it when the place was given; it is signed. {@link com.evertill.edge.enrolment.Restoration} fetches those epochs, batch by batch, each
 * proven by its signature and by its place in the chain, and the whole by the hash in the cloud's word; it does not matter who brings them. What has
 * come is kept, so whoever is switched off meanwhile goes on from there. With the last of it the journal begins, in one transaction.
 *
 * <p>What does not come back: facts that the cloud did not have, of which the first fact of the new epoch says so; baskets that were open, and
 * card payments under way, which are no facts before they end; what commands were answered, so that a head that repeats one is told that it is too
 * old, and nothing is done twice. The price book comes as every release does.
 */
@NullMarked
package com.evertill.edge.enrolment;

import org.jspecify.annotations.NullMarked;
