package com.evertill.cloud.ledger;

import com.evertill.commerce.facts.BatchStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What is held of an epoch, for the box that takes over its node's place. */
public final class PastFacts {
    /** Of batches; whoever wants more asks again from where it got to, so that a broken line costs little. */
    private static final int MOST_BYTES = 4 << 20;

    private final FactArchive archive;

    public PastFacts(FactArchive archive) {
        this.archive = archive;
    }

    /**
     * Writes whole batches, as a {@link BatchStream}, from a sequence on: a stretch of them, and none where there are none.
     *
     * @param first of a batch.
     * @param upTo the last sequence that is wanted.
     */
    public void write(FactStream stream, long first, long upTo, OutputStream to) throws IOException {
        var out = new DataOutputStream(to);
        long next = first;
        for (long bytes = 0; next <= upTo && bytes < MOST_BYTES; ) {
            var batch = archive.find(stream, next);
            if (batch.isEmpty()) {
                break;
            }
            BatchStream.write(
                    out, new BatchStream.Signed(batch.get().key(), batch.get().wire()));
            bytes += batch.get().wire().length;
            next = batch.get().last() + 1;
        }
        out.flush();
    }
}
