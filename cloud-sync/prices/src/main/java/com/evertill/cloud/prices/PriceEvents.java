package com.evertill.cloud.prices;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.release.SignedManifest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What other services are told of releases. A rollback is a release like any other and names whose book it brings; that a release comes into force is
 * no event: its time has come then, for whoever looks at a clock.
 */
public final class PriceEvents {
    public static final String SOURCE = "/evertill/prices";
    public static final String PUBLISHED = "com.evertill.prices.release-published.v1";
    public static final String SUPERSEDED = "com.evertill.prices.release-superseded.v1";

    /**
     * A release is offered from now on. Its book is in the files that the manifest names, which the service gives out by their hash.
     *
     * @param rollbackTo the release whose book comes back; absent if none does.
     * @param comesAt when it is in force by the zone's own clock; a store has its own.
     * @param manifest the bytes of a {@link com.evertill.commerce.release.ReleaseManifest}, as head office signed them.
     */
    @SuppressWarnings("ArrayRecordComponent") // Data on their way; nobody compares two.
    public record Published(
            String zone,
            long number,
            @Nullable Long rollbackTo,
            Effective effective,
            Instant comesAt,
            byte[] manifest,
            byte[] signature) {}

    /**
     * A release that was offered will not come into force: another brings the same changes.
     *
     * @param supersededBy its number, higher than this.
     */
    public record Superseded(String zone, long number, long supersededBy) {}

    static CloudEvent published(Release release, SignedManifest signed, Instant at) {
        var data = new Published(
                release.zone(),
                release.number(),
                release.rollbackTo(),
                release.effective(),
                release.comesAt(),
                signed.manifest(),
                signed.signature());
        return event(PUBLISHED, release, "published", at, data);
    }

    static CloudEvent superseded(Release release, long by, Instant at) {
        return event(SUPERSEDED, release, "superseded", at, new Superseded(release.zone(), release.number(), by));
    }

    private static CloudEvent event(String type, Release release, String what, Instant at, Object data) {
        var subject = release.zone() + "/" + release.number();
        return CloudEvent.of(SOURCE, subject + "/" + what, type, subject, at, data);
    }

    private PriceEvents() {}
}
