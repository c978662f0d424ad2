package com.evertill.devices.jpos;

/**
 * How an ESC/POS printer is, from its automatic status (ASB, {@code GS a}) or its real-time status ({@code DLE EOT}).
 *
 * @param reachable it has answered on the connection of this moment.
 * @param offline it takes no print data, for one of the reasons here or for none that it tells.
 * @param drawerPinHigh the level of the drawer connector's pin 3; what it means depends on the drawer.
 */
record PrinterStatus(
        boolean reachable,
        boolean offline,
        boolean coverOpen,
        boolean paperOut,
        boolean paperNearEnd,
        boolean hardwareError,
        boolean drawerPinHigh) {

    static final PrinterStatus UNREACHABLE = new PrinterStatus(false, true, false, false, false, false, false);

    boolean ready() {
        return reachable && !offline && !coverOpen && !paperOut && !hardwareError;
    }

    /** Whether it is there and does not print for a reason that is neither cover nor paper: cutter, head, temperature, a button. */
    boolean hasTrouble() {
        return reachable && (hardwareError || (offline && !coverOpen && !paperOut));
    }

    /** The four bytes of ASB. */
    PrinterStatus withAutomatic(int first, int second, int third) {
        return new PrinterStatus(
                true,
                (first & 0x08) != 0,
                (first & 0x20) != 0,
                (third & 0x0C) != 0,
                (third & 0x03) != 0,
                (second & 0x68) != 0,
                (first & 0x04) != 0);
    }

    /**
     * The answer to {@code DLE EOT question}; each question tells a part. The first one is asked last, and only with its answer is the picture
     * whole.
     */
    PrinterStatus withRealTime(int question, int answer) {
        return switch (question) {
            case 1 ->
                new PrinterStatus(
                        true,
                        (answer & 0x08) != 0,
                        coverOpen,
                        paperOut,
                        paperNearEnd,
                        hardwareError,
                        (answer & 0x04) != 0);
            case 2 ->
                new PrinterStatus(
                        reachable,
                        offline,
                        (answer & 0x04) != 0,
                        paperOut,
                        paperNearEnd,
                        (answer & 0x40) != 0,
                        drawerPinHigh);
            case 4 ->
                new PrinterStatus(
                        reachable,
                        offline,
                        coverOpen,
                        (answer & 0x60) != 0,
                        (answer & 0x0C) != 0,
                        hardwareError,
                        drawerPinHigh);
            default -> this;
        };
    }
}
