package com.evertill.cloud.prices;

import java.util.List;

/**
 * What a draft would do to a book: to the newest one if it can come upon that, and else to the first upon which it can.
 *
 * @param base the release whose book it was compared with.
 * @param added items that the book does not have.
 * @param changed items that it has otherwise.
 * @param removed items that it would lose.
 * @param same items that it has already just so.
 * @param dearer of the changed ones, those whose price rises.
 * @param cheaper of the changed ones, those whose price falls.
 * @param suspicious at most {@link #MOST}, the first by item.
 * @param conflicts what makes the book impossible; as long as there are any, it cannot be approved.
 */
public record Check(
        long base,
        long added,
        long changed,
        long removed,
        long same,
        long dearer,
        long cheaper,
        long suspiciousCount,
        List<Change> suspicious,
        List<Conflict> conflicts) {
    public static final int MOST = 200;

    public Check {
        suspicious = List.copyOf(suspicious);
        conflicts = List.copyOf(conflicts);
    }

    /** Two items that a cashier could not tell apart: both have this PLU. */
    public record Conflict(String plu, String item, String otherItem) {}

    public boolean changesNothing() {
        return added + changed + removed == 0;
    }
}
