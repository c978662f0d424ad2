package com.evertill.commerce.release;

import com.evertill.commerce.release.ReleaseFault.Kind;
import com.evertill.commerce.tender.OfflineLimits;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What head office signs.
 *
 * @param schema of the files; a reader takes its own and older ones
 * @param zone whose price book it is
 * @param number grows by one or more with every release of the zone; 0 is a shop's own book before it had a cloud, and is never released
 * @param base the release that {@code delta} changes; both are there or neither
 * @param rollbackTo the release whose book comes back with this one: a shop that still keeps that needs no file; absent where none comes back
 * @param items how many the book holds then, whichever file was taken
 * @param createdAt head office's clock, for people; nothing is ordered by it
 * @param offline how much of what terminals approve without asking the bank is taken while this release is in force; absent where head office has said
 *     nothing, and ignored by software that knows nothing of it
 */
public record ReleaseManifest(
        int schema,
        String zone,
        long number,
        @Nullable Long base,
        @Nullable Long rollbackTo,
        Effective effective,
        FileRef full,
        @Nullable FileRef delta,
        long items,
        Instant createdAt,
        @Nullable OfflineLimits offline) {
    /** What this software writes and the newest it reads. */
    public static final int SCHEMA = 1;

    private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    public ReleaseManifest {
        if (!ZONE.matcher(zone).matches()) {
            throw new IllegalArgumentException("'" + zone + "' is not a zone of 1 to 32 letters, digits, - or _");
        }
        if (schema < 1 || number < 1 || items < 0) {
            throw new IllegalArgumentException("release " + number + " of " + items + " items in schema " + schema);
        }
        if ((base == null) != (delta == null) || (base != null && (base < 0 || base >= number))) {
            throw new IllegalArgumentException("release " + number + " cannot change release " + base);
        }
        if (rollbackTo != null && (rollbackTo < 1 || rollbackTo >= number)) {
            throw new IllegalArgumentException("release " + number + " cannot go back to release " + rollbackTo);
        }
    }

    /**
     * Whether a shop should take it.
     *
     * @param newest the newest release that the shop holds, in force or not
     * @throws ReleaseFault if not
     */
    public void checkFor(String zone, long newest) {
        if (schema > SCHEMA) {
            throw new ReleaseFault(Kind.RELEASE_NEEDS_NEWER_SOFTWARE, "schema " + schema + ", this reads " + SCHEMA);
        }
        if (!this.zone.equals(zone)) {
            throw new ReleaseFault(Kind.RELEASE_IS_FOR_ANOTHER_ZONE, this.zone + ", this is " + zone);
        }
        if (number <= newest) {
            throw new ReleaseFault(Kind.RELEASE_NUMBER_DOES_NOT_GROW, number + " after " + newest);
        }
    }

    /** The file that leads there from the book that the shop has. */
    public FileRef fileFor(long held) {
        return delta != null && base != null && base == held ? delta : full;
    }
}
