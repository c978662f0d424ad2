package com.evertill.devices.jpos;

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
record LinkSettings(String host, int port, Duration connect, Duration probe, Duration confirm) {

    static LinkSettings of(JposEntry entry) throws JposException {
        var host = text(entry, "host", "");
        int port = number(entry, "port", 0);
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw Jpos.error(
                    JposConst.JPOS_E_NOHARDWARE,
                    entry.getLogicalName() + " needs the properties host and port in jpos.xml");
        }
        return new LinkSettings(
                host,
                port,
                millis(entry, "connectMillis", 2_000),
                millis(entry, "probeMillis", 2_000),
                millis(entry, "confirmMillis", 15_000));
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
        return host + ":" + port;
    }
}
