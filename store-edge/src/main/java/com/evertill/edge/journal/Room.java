package com.evertill.edge.journal;

import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much room the disk has left, and for how long at the pace of the last week. Nothing but a full disk ends selling without the cloud, so it is
 * told weeks before.
 *
 * @param days absent while nothing was sold for a week.
 */
public record Room(long freeBytes, @Nullable Long days, Level level) {
    private static final Duration PACE = Duration.ofDays(7);
    /** A fact's row, the sums over it and their indexes: 1.2 of its payload were measured. */
    private static final double OF_PAYLOAD = 1.5;

    /** Facts that are looked at for the size of one: the look takes as long in a journal of a million sales as in one of ten. */
    private static final long SAMPLE = 1_000;

    private static final long MIB = 1 << 20;

    /** What it means for a person. */
    public enum Level {
        PLENTY,
        /** Somebody should see to it in the next weeks. */
        LOW,
        /** Somebody has to see to it today. */
        NEARLY_FULL,
        /** Nothing can be sold: the disk is read-only or failing. */
        CANNOT_BE_WRITTEN
    }

    /** The same disk, now that nothing can be written to it. */
    public Room unwritable() {
        return new Room(freeBytes, days, Level.CANNOT_BE_WRITTEN);
    }

    /** @param weeksPayload bytes of payload that the journal grew by within a week. */
    static Room of(long freeBytes, long weeksPayload) {
        Long days = weeksPayload == 0 ? null : (long) (freeBytes / (weeksPayload * OF_PAYLOAD / PACE.toDays()));
        return new Room(freeBytes, days, level(freeBytes, days == null ? Long.MAX_VALUE : days));
    }

    private static Level level(long freeBytes, long days) {
        if (freeBytes < 100 * MIB || days < 3) {
            return Level.NEARLY_FULL;
        }
        return freeBytes < 1_024 * MIB || days < 30 ? Level.LOW : Level.PLENTY;
    }

    /** @param freeBytes of the disk that the journal is on. */
    public static Room left(Tx tx, long freeBytes, Instant now) throws SQLException {
        long facts = highest(tx) + 1 - firstSince(tx, now.minus(PACE).toEpochMilli());
        long looked = Math.min(facts, SAMPLE);
        long bytes = tx.number("SELECT sum(length(payload)) FROM fact WHERE sequence > ?", highest(tx) - looked);
        return of(freeBytes, looked == 0 ? 0 : bytes * facts / looked);
    }

    private static long highest(Tx tx) throws SQLException {
        return tx.number("SELECT max(sequence) FROM fact");
    }

    /** The times of facts never go back, so it is found by halving. */
    private static long firstSince(Tx tx, long millis) throws SQLException {
        long low = tx.number("SELECT min(sequence) FROM fact");
        long high = highest(tx) + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (tx.number("SELECT at FROM fact WHERE sequence = ?", middle) < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
