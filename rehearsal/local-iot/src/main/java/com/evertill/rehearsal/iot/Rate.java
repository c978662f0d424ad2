package com.evertill.rehearsal.iot;

/**
 * So many per second, and so many at once. What is taken is booked on a time line; it may be booked ahead of the clock by as much as is allowed at
 * once (the generic cell rate algorithm, ITU-T I.371). Times are nanoseconds of any clock that only goes forward.
 */
final class Rate {
    private static final long SECOND = 1_000_000_000L;

    private final long nanosEach;
    private final long ahead;
    private long bookedUntil;

    Rate(int perSecond, int atOnce, long now) {
        this.nanosEach = SECOND / perSecond;
        this.ahead = atOnce * nanosEach;
        this.bookedUntil = now;
    }

    /** How long it takes until that many may be taken; 0 if they may be taken now. */
    long delay(int count, long now) {
        var booked = Math.max(bookedUntil, now);
        return Math.max(0, booked + count * nanosEach - ahead - now);
    }

    void take(int count, long now) {
        bookedUntil = Math.max(bookedUntil, now) + count * nanosEach;
    }
}
