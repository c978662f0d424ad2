/**
 * What becomes of facts in the cloud: sums, stock, the list of sales, acknowledgements, troubles.
 *
 * <p>A {@link com.evertill.cloud.ledger.readers.Reader} sees each fact once in effect, in the order of its sequence: its position in each stream
 * moves in the transaction of its own tables. It sees only facts that are held without a gap. It belongs to the shift and business day that the
 * fact names, however late it comes. Positions are each reader's own: one can be dropped and made again from the archive while the others stand
 * ({@link com.evertill.cloud.ledger.readers.Readers#rebuild}).
 *
 * <p>A fact is interpreted before any reader sees it. What cannot be interpreted is
 * {@link com.evertill.commerce.facts.Payload.Unknown} to all of them: set aside, alarmed, and in nobody's way. Software that has learnt to read
 * it rebuilds.
 */
@NullMarked
package com.evertill.cloud.ledger.readers;

import org.jspecify.annotations.NullMarked;
