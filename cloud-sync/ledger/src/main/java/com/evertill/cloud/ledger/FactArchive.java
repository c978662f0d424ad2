package com.evertill.cloud.ledger;

import java.util.List;
import java.util.Optional;

/**
 * Where batches are kept for good, each as one item under its stream and first sequence. It only grows. What every implementation must do is in
 * {@code FactArchiveContract}, in this module's test jar.
 */
public interface FactArchive extends AutoCloseable {
    /** What became of a batch. */
    enum Kept {
        STORED,
        /** The same facts were there already, which is a normal outcome of sending again. */
        WAS_THERE,
        /** Other facts are held under one of its sequences. Nothing was stored. */
        CONTRADICTS
    }

    /** Durable when it returns. */
    Kept keep(ArchivedBatch batch);

    /** The batch that begins with this sequence. */
    Optional<ArchivedBatch> find(FactStream stream, long first);

    /** Every stream of which anything is held, in the order of node and epoch. */
    List<FactStream> streams();

    @Override
    void close();
}
