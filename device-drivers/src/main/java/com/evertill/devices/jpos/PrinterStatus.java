package com.evertill.devices.jpos;

/**
 * How an ESC/POS printer is, from its automatic status (ASB, {@code GS a}) or its real-time status ({@code DLE EOT}).
 *
 * @param reachable it has answered on the connection of this moment.
 * @param offline it takes no print data, for one of the reasons here or for none that it tells.
 * @param fault what else is wrong with it.
 * @param drawerPinHigh the level of the drawer connector's pin 3; what it means depends on the drawer.
 */
record PrinterStatus(
        boolean reachable,
        boolean offline,
        boolean coverOpen,
        boolean paperOut,
        boolean paperNearEnd,
        Fault fault,
        boolean drawerPinHigh) {

    /** A fault, and what to do about it. */
    enum Fault {
        NONE(""),
        CUTTER("the cutter is jammed: free it, and close the cover"),
        HOT("it is too hot, and goes on by itself when it has cooled down"),
        BROKEN("it has a fault: switch it off and on, and have it repaired if that does not help"),
        UNNAMED("it reports a fault: look at it, or switch it off and on");

        private final String sentence;

        Fault(String sentence) {
            this.sentence = sentence;
        }

        /** The bits are the same in the second byte of ASB and in the answer to {@code DLE EOT 3}. */
        private static Fault of(int bits, Fault otherwise) {
            if ((bits & 0x08) != 0) {
                return CUTTER;
            }
            if ((bits & 0x20) != 0) {
                return BROKEN;
            }
            return (bits & 0x40) != 0 ? HOT : otherwise;
        }

        boolean mayBeMendedByHand() {
            return this == CUTTER || this == UNNAMED;
        }
    }

    /** What is wrong, without its name in front; empty if it is ready. */
    String sentence() {
        if (ready()) {
            return "";
        }
        if (!reachable) {
            return "it cannot be reached";
        }
        if (coverOpen) {
            return "the cover is open";
        }
        if (paperOut) {
            return "the paper is out";
        }
        return fault == Fault.NONE ? "it is off-line: look whether somebody holds its feed button" : fault.sentence;
    }

    static final PrinterStatus UNREACHABLE = new PrinterStatus(false, true, false, false, false, Fault.NONE, false);

    boolean ready() {
        return reachable && !offline && !coverOpen && !paperOut && fault == Fault.NONE;
    }

    /** Whether it is there and does not print for a reason that is neither cover nor paper: cutter, head, temperature, a button. */
    boolean hasTrouble() {
        return reachable && (fault != Fault.NONE || (offline && !coverOpen && !paperOut));
    }

    /** The four bytes of ASB. */
    PrinterStatus withAutomatic(int first, int second, int third) {
        return new PrinterStatus(
                true,
                (first & 0x08) != 0,
                (first & 0x20) != 0,
                (third & 0x0C) != 0,
                (third & 0x03) != 0,
                Fault.of(second, Fault.NONE),
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
                        true, (answer & 0x08) != 0, coverOpen, paperOut, paperNearEnd, fault, (answer & 0x04) != 0);
            case 2 ->
                new PrinterStatus(
                        reachable,
                        offline,
                        (answer & 0x04) != 0,
                        paperOut,
                        paperNearEnd,
                        (answer & 0x40) == 0 ? Fault.NONE : fault == Fault.NONE ? Fault.UNNAMED : fault,
                        drawerPinHigh);
            case 3 ->
                new PrinterStatus(
                        reachable, offline, coverOpen, paperOut, paperNearEnd, Fault.of(answer, fault), drawerPinHigh);
            case 4 ->
                new PrinterStatus(
                        reachable,
                        offline,
                        coverOpen,
                        (answer & 0x60) != 0,
                        (answer & 0x0C) != 0,
                        fault,
                        drawerPinHigh);
            default -> this;
        };
    }
}
