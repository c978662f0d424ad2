package com.evertill.edge.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the cloud knows what this shop knows.
 *
 * @param online connected just now.
 * @param plugged false while the link is switched off on purpose.
 * @param highest the last sequence in the journal.
 * @param confirmed the last one that the cloud has confirmed; what is between them waits.
 * @param oldestWaiting when the oldest waiting fact happened.
 * @param lastConfirmed when the position last moved.
 * @param skewMillis this box's clock minus the cloud's at its last message; includes the way that it took.
 */
public record SyncStatus(
        boolean online,
        boolean plugged,
        long highest,
        long confirmed,
        @Nullable Instant oldestWaiting,
        @Nullable Instant lastConfirmed,
        @Nullable Long skewMillis,
        @Nullable SyncProblem problem) {
    public long waiting() {
        return highest - confirmed;
    }
}
