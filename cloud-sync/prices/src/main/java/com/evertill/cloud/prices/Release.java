package com.evertill.cloud.prices;

import com.evertill.commerce.release.Effective;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A numbered change of a zone's book.
 *
 * @param base the release that it comes after; 0 if it is the first.
 * @param draft whose changes it brings; of a rollback the id of its command.
 * @param rollbackTo the release whose book comes back; absent if none does.
 * @param comesAt when it is in force in the zone's time zone.
 * @param supersededBy the release that brings the same changes on top of one that overtook this.
 */
public record Release(
        String zone,
        long number,
        long base,
        String draft,
        @Nullable Long rollbackTo,
        Effective effective,
        Instant comesAt,
        State state,
        @Nullable Long supersededBy,
        String releasedBy,
        Instant releasedAt) {
    /** Where a release stands. */
    public enum State {
        /** Its number and content are fixed; its files are being written. */
        PREPARING,
        /** It is offered to the shops. */
        PUBLISHED,
        /** Another one overtook it before it came into force; nobody is offered it any more. */
        SUPERSEDED
    }
}
