package com.evertill.devices.simulator;

/** Takes the real-time commands ({@code DLE EOT}, {@code DLE ENQ}, {@code DLE DC4}) out of what comes in, wherever they stand, also while off-line. */
final class RealTimeCommands {

    private final Printer printer;
    private final byte[] held = new byte[10];
    private int length;

    interface Printer {
        void receive(byte plain);

        void statusAsked(int question);

        void drawerPulse();

        void clearBuffers();

        /** {@code DLE ENQ}: what was wrong is mended, go on. */
        void recover();
    }

    RealTimeCommands(Printer printer) {
        this.printer = printer;
    }

    void take(byte next) {
        held[length++] = next;
        switch (kind()) {
            case UNDECIDED -> {}
            case PLAIN -> passOn();
            case STATUS -> {
                int question = held[2];
                length = 0;
                printer.statusAsked(question);
            }
            case PULSE -> {
                length = 0;
                printer.drawerPulse();
            }
            case CLEAR -> {
                length = 0;
                printer.clearBuffers();
            }
            case RECOVER -> {
                length = 0;
                printer.recover();
            }
        }
    }

    private enum Kind {
        UNDECIDED,
        PLAIN,
        STATUS,
        PULSE,
        CLEAR,
        RECOVER
    }

    private Kind kind() {
        if (held[0] != 0x10) {
            return Kind.PLAIN;
        }
        if (length == 1) {
            return Kind.UNDECIDED;
        }
        return switch (held[1]) {
            case 0x04 -> length == 3 ? Kind.STATUS : Kind.UNDECIDED;
            case 0x05 -> length == 3 ? Kind.RECOVER : Kind.UNDECIDED;
            case 0x14 -> deviceControl();
            default -> Kind.PLAIN;
        };
    }

    private Kind deviceControl() {
        if (length == 2) {
            return Kind.UNDECIDED;
        }
        return switch (held[2]) {
            case 1 -> length == 5 ? Kind.PULSE : Kind.UNDECIDED;
            case 8 -> length == 10 ? Kind.CLEAR : Kind.UNDECIDED;
            default -> Kind.PLAIN;
        };
    }

    private void passOn() {
        int count = length;
        length = 0;
        for (int i = 0; i < count; i++) {
            printer.receive(held[i]);
        }
    }
}
