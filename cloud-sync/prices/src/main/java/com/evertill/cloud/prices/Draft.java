package com.evertill.cloud.prices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a zone's book that are not released yet.
 *
 * @param id made by whoever began it.
 * @param lines items it sets or removes.
 * @param approvedBy who approved it as it is now; absent if nobody has.
 * @param release the number it was released under.
 */
public record Draft(
        String id,
        String zone,
        String title,
        State state,
        long lines,
        String createdBy,
        Instant createdAt,
        @Nullable String approvedBy,
        @Nullable Long approvedBase,
        @Nullable Long release) {
    /** Where a draft stands. Any change to an approved one opens it again. */
    public enum State {
        OPEN,
        APPROVED,
        RELEASED,
        DISCARDED
    }
}
