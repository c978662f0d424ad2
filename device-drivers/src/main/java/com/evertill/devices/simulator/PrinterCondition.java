package com.evertill.devices.simulator;

import com.evertill.devices.simulator.PrinterSimulator.Fault;
import java.util.Set;

/**
 * How the simulated printer is, as it tells it.
 *
 * @param jammed a jam stays an error when the cutter is free again, until the host asks to recover.
 */
record PrinterCondition(Set<Fault> faults, boolean jammed, boolean drawerOpen) {

    boolean isOffline() {
        return jammed
                || faults.contains(Fault.COVER_OPEN)
                || faults.contains(Fault.PAPER_OUT)
                || faults.contains(Fault.UNPLUGGED);
    }

    /** The four bytes of ASB. */
    byte[] automatic() {
        int first = 0x10 | (drawerOpen ? 0x04 : 0) | (isOffline() ? 0x08 : 0) | bit(Fault.COVER_OPEN, 0x20);
        int second = jammed ? 0x08 : 0;
        int third = (isNearEnd() ? 0x03 : 0) | bit(Fault.PAPER_OUT, 0x0C);
        return new byte[] {(byte) first, (byte) second, (byte) third, 0};
    }

    /** The answer to {@code DLE EOT question}. */
    byte realTime(int question) {
        int bits =
                switch (question) {
                    case 1 -> (drawerOpen ? 0x04 : 0) | (isOffline() ? 0x08 : 0);
                    case 2 -> bit(Fault.COVER_OPEN, 0x04) | bit(Fault.PAPER_OUT, 0x20) | (jammed ? 0x40 : 0);
                    case 3 -> jammed ? 0x08 : 0;
                    case 4 -> (isNearEnd() ? 0x0C : 0) | bit(Fault.PAPER_OUT, 0x60);
                    default -> 0;
                };
        return (byte) (0x12 | bits);
    }

    private boolean isNearEnd() {
        return faults.contains(Fault.PAPER_NEAR_END) || faults.contains(Fault.PAPER_OUT);
    }

    private int bit(Fault fault, int bit) {
        return faults.contains(fault) ? bit : 0;
    }
}
