package com.evertill.cloud.forecast;

/**
 * How a store is supplied.
 *
 * @param leadDays from an order to its goods on the shelf.
 * @param reviewDays from one order to the next.
 * @param safety how many hundredths of the error that is usual are kept in stock: 164 is enough in 95 of 100 such periods, if errors are normal.
 */
public record Rhythm(int leadDays, int reviewDays, int safety) {
    /** Ordered today, there the day after tomorrow, and tomorrow is another day. */
    public static final Rhythm DAILY = new Rhythm(2, 1, 164);

    private static final int LONGEST = 60;

    public Rhythm {
        if (leadDays < 0 || reviewDays < 1 || leadDays + reviewDays > LONGEST || safety < 0) {
            throw new IllegalArgumentException("Nobody orders every " + reviewDays + " days for after " + leadDays
                    + " with a safety of " + safety);
        }
    }

    /** As long as what is there and on its way has to last. */
    int days() {
        return leadDays + reviewDays;
    }
}
