package com.evertill.devices;

/**
 * How a device is.
 *
 * @param detail one sentence for the person who must act, in English; empty when there is nothing to do. Screens translate {@code health}.
 */
public record DeviceState(Health health, String detail) {

    public enum Health {
        READY,
        /** Works; change the roll soon. */
        PAPER_NEAR_END,
        /** A drawer that works and is open at the moment. */
        DRAWER_OPEN,
        /** A drawer that works and that nobody has closed for a while. */
        DRAWER_LEFT_OPEN,
        PAPER_OUT,
        COVER_OPEN,
        /** There, but its hardware reports an error: cutter, head, temperature. */
        FAULTY,
        /** Not to be reached: switched off, unplugged, or the wrong address. Tried again all the time. */
        OFFLINE,
        /** This lane has no such device. */
        NOT_CONFIGURED
    }

    public static final DeviceState READY = new DeviceState(Health.READY, "");

    /** Whether the device does its work in this state. */
    public boolean usable() {
        return switch (health) {
            case READY, PAPER_NEAR_END, DRAWER_OPEN, DRAWER_LEFT_OPEN -> true;
            case PAPER_OUT, COVER_OPEN, FAULTY, OFFLINE, NOT_CONFIGURED -> false;
        };
    }
}
