package com.evertill.devices.jpos;

import java.nio.file.Path;
import java.time.Duration;
import jpos.JposConst;
import jpos.JposException;
import jpos.config.JposEntry;

/**
 * Where a device is, and how long to wait for it; from its entry in {@code jpos.xml}.
 *
 * @param connect for a connection to be made.
 * @param probe of silence, after which a device that can answer is asked for a sign of life.
 * @param confirm for the printer to confirm a job, counted from its last sign of life.
 */
record LinkSettings(Wire wire, Duration connect, Duration probe, Duration confirm) {

    private static final int USUAL_BAUD = 9_600;

    /** A device that answers or is told something. */
    static LinkSettings of(JposEntry entry) throws JposException {
        return of(entry, FileWire.Access.READ_WRITE);
    }

    /** The wire is named by {@code host} and {@code port}, by {@code tty}, or by {@code file}: by exactly one of them. */
    static LinkSettings of(JposEntry entry, FileWire.Access access) throws JposException {
        return new LinkSettings(
                wire(entry, access),
                millis(entry, "connectMillis", 2_000),
                millis(entry, "probeMillis", 2_000),
                millis(entry, "confirmMillis", 15_000));
    }

    private static Wire wire(JposEntry entry, FileWire.Access access) throws JposException {
        var host = text(entry, "host", "");
        var tty = text(entry, "tty", "");
        var file = text(entry, "file", "");
        if (!host.isBlank() && tty.isBlank() && file.isBlank()) {
            return tcp(entry, host);
        }
        if (!tty.isBlank() && host.isBlank() && file.isBlank()) {
            return new FileWire(Path.of(tty), access, SerialLine.of(entry, USUAL_BAUD));
        }
        if (!file.isBlank() && host.isBlank() && tty.isBlank()) {
            return new FileWire(Path.of(file), access, SerialLine.NONE);
        }
        throw Jpos.error(
                JposConst.JPOS_E_NOHARDWARE,
                entry.getLogicalName() + " needs host and port, or tty, or file in jpos.xml: one of them");
    }

    private static Wire tcp(JposEntry entry, String host) throws JposException {
        int port = number(entry, "port", 0);
        if (port < 1 || port > 65_535) {
            throw Jpos.error(
                    JposConst.JPOS_E_NOHARDWARE, entry.getLogicalName() + " needs a port beside host in jpos.xml");
        }
        return new TcpWire(host, port);
    }

    static String text(JposEntry entry, String name, String otherwise) {
        var value = entry.getPropertyValue(name);
        return value == null ? otherwise : value.toString();
    }

    static int number(JposEntry entry, String name, int otherwise) throws JposException {
        var value = text(entry, name, String.valueOf(otherwise));
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException wrong) {
            throw Jpos.error(
                    JposConst.JPOS_E_ILLEGAL, entry.getLogicalName() + ": " + name + " is no number: " + value, wrong);
        }
    }

    private static Duration millis(JposEntry entry, String name, int otherwise) throws JposException {
        return Duration.ofMillis(Math.max(1, number(entry, name, otherwise)));
    }

    String address() {
        return wire.address();
    }
}
