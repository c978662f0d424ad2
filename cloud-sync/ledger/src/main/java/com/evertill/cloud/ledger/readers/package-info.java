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
 *
 * <p><b>The other services</b> hear of facts by events ({@link com.evertill.cloud.ledger.readers.News}): written down in the transaction in which that
 * reader's position moves, and carried to the bus from there. The id of an event is the key of its fact, for ever. After a rebuild every fact is
 * told again. The local bus knows those that it has; EventBridge brings them all once more. So whoever adds facts up keeps what it has taken by key
 * for good, or by the highest sequence without a gap, and not for some days.
 *
 * <p><b>A fact that no bus takes</b>, a receipt of a thousand lines, must hold up nobody. Its event has {@code withheld} in place of
 * {@code payload}: who needs the rest asks the ledger for it, by key and batch ({@link com.evertill.cloud.ledger.readers.News#payload}), and who
 * does not know that word finds no payload, so that it fails loudly among the dead letters and nothing is counted wrong in silence.
 */
@NullMarked
package com.evertill.cloud.ledger.readers;

import org.jspecify.annotations.NullMarked;
