/**
 * What happened, in order, for ever.
 *
 * <p>The journal is append-only and one per node. It is the outbox as well: no status column and no queue stand beside it, and sync is one
 * position in it. {@link com.evertill.edge.journal.Journal#append} gives a fact its sequence and its link in the chain within the caller's
 * transaction, and lets every {@link com.evertill.edge.journal.Fold} take the fact in: reports, stock and the index of receipts are sums over
 * the journal, kept as tables, and can be thrown away and made again at any time. {@link com.evertill.edge.journal.Verifier} proves both, chain
 * and folds, on a file alone.
 *
 * <p><b>A box that was replaced.</b> Sequences and numbers are of an epoch, and every box has epochs of its own, so two boxes never make the same
 * number. The facts of earlier epochs lie beside the journal ({@link com.evertill.edge.journal.Past}), each epoch ending with the fact whose hash
 * the cloud has signed; the folds go over them first. {@link com.evertill.edge.journal.Journal#begin} takes them in and writes the first fact of the
 * new epoch in one transaction: a box has begun wholly or not at all, and that fact says which tail of the epoch before is lost.
 *
 * <p><b>What is old goes</b> ({@link com.evertill.edge.journal.Pruning}), but only when the cloud has confirmed it, and the file's own triggers see to
 * that. What it added to sums, counters and open shifts is kept beside, as of the last fact that went, and its hash: the verifier starts from there. That
 * those were right is for the cloud's archive to prove, which has every fact for ever.
 */
@NullMarked
package com.evertill.edge.journal;

import org.jspecify.annotations.NullMarked;
