package com.evertill.edge.catalog;

import com.evertill.commerce.release.Acknowledgement;
import com.evertill.commerce.release.Effective;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way into the price book.
 *
 * @param incoming the newest release that is not in force yet; null if there is none.
 * @param problem why it is not further, or why the last nudge was not believed.
 */
public record InboxStatus(
        @Nullable Incoming incoming, @Nullable String problem) {

    /**
     * A release on its way.
     *
     * @param step the last that was reached.
     * @param effective when it comes into force, once it is staged.
     */
    public record Incoming(long release, Acknowledgement step, Effective effective, long items) {}
}
