/**
 * What happened, in order, for ever.
 *
 * <p>The journal is append-only and one per node. It is the outbox as well: no status column and no queue stand beside it, and sync is one
 * position in it. {@link com.evertill.edge.journal.Journal#append} gives a fact its sequence and its link in the chain within the caller's
 * transaction, and lets every {@link com.evertill.edge.journal.Fold} take the fact in: reports, stock and the index of receipts are sums over
 * the journal, kept as tables, and can be thrown away and made again at any time. {@link com.evertill.edge.journal.Verifier} proves both, chain
 * and folds, on a file alone.
 */
@NullMarked
package com.evertill.edge.journal;

import org.jspecify.annotations.NullMarked;
