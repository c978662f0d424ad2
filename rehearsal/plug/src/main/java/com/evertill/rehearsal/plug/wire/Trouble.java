package com.evertill.rehearsal.plug.wire;

/** What can happen to a line. */
public enum Trouble {
    /** Ended in order (FIN), in the middle of a conversation. */
    CUT,
    /** Ended at once (RST). */
    RESET,
    /** Ended within a TLS record: half of it has come. */
    TRUNCATE,
    /** Whoever comes is turned away, and so is who is there. */
    REFUSE,
    /** Every piece is late. */
    DELAY,
    /** A few kilobytes a second. */
    THROTTLE,
    /** Half-open: from now on nothing that is sent to the broker arrives on the connections there are, and nobody is told. */
    STALL_UP,
    /** The same for what comes from the broker. */
    STALL_DOWN;

    /** Whether a connection ends by it, however well it is looked after. */
    public boolean breaks() {
        return this == CUT || this == RESET || this == TRUNCATE || this == REFUSE;
    }

    public boolean isStall() {
        return this == STALL_UP || this == STALL_DOWN;
    }
}
