package com.evertill.shop.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the cloud knows what this shop knows.
 *
 * @param online connected to the broker just now.
 * @param plugged false while the link is switched off on purpose.
 * @param highest the last sequence in the journal.
 * @param confirmed the last one that the cloud has confirmed; what is between them waits.
 * @param oldestWaiting when the oldest waiting fact happened.
 * @param skewMillis the box's clock minus the cloud's at the last message, where known.
 * @param problem why the cloud did not take the newest batch, in words for the manager.
 */
public record SyncView(
        boolean online,
        boolean plugged,
        long highest,
        long confirmed,
        @Nullable Instant oldestWaiting,
        @Nullable Instant lastConfirmed,
        @Nullable Long skewMillis,
        @Nullable String problem) {
    public long waiting() {
        return highest - confirmed;
    }
}
