/**
 * What the shops told, kept for good, and answered for.
 *
 * <p>A signed batch comes in ({@link com.evertill.cloud.ledger.Ledger#receive}). Its node is looked up in the
 * {@link com.evertill.cloud.ledger.NodeRegistry}, its form, signature and inner chain are checked, and it becomes one item of the
 * {@link com.evertill.cloud.ledger.FactArchive}, also while earlier ones are missing: order, loss and duplication on the way do not matter. When
 * the gap before it closes, its chain is linked to what came before, and the answer is a countersigned checkpoint of the highest sequence held
 * without a gap. A repeat is a normal outcome and gets the same answer. What is rejected is never a fact: it lies in quarantine with its reason,
 * and somebody is alarmed.
 *
 * <p>Two stores. The archive is the record: only ever added to, behind a port whose contract suite every implementation passes. The ledger's own
 * database holds where each stream stands, who the nodes are, alarms, and what the {@link com.evertill.cloud.ledger.readers readers} made of
 * the facts. Where a stream stands and everything readers made follow from the archive and can be made again from it.
 *
 * <p>The archive is written first and by itself; a crash between the two stores leaves a batch that the stream's position does not know of yet, and
 * the next batch, repeat or hello of that node moves the position over it.
 *
 * <p><b>Who has a node's place.</b> A node's first box is told to begin epoch 1 at once. A box that comes without a journal later waits in
 * {@link com.evertill.cloud.ledger.Places} until a person approves that one box, known by a name it made at random: numbers, drawers and the shop's
 * name go over to it. What was held of all earlier epochs then is written down, and signed: that is what the new box begins with, and what the
 * first fact of its epoch says. The earlier epoch is closed, which stops nothing: what its box still sends is genuine, so it is kept, confirmed
 * and counted; it is told that it was replaced, and an alarm says that there is more than the new box knows of.
 *
 * <p>Nothing here starts a thread or reads a clock; whoever calls brings the time.
 */
@NullMarked
package com.evertill.cloud.ledger;

import org.jspecify.annotations.NullMarked;
