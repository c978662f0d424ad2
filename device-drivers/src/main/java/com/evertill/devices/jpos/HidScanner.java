package com.evertill.devices.jpos;

import jpos.JposException;
import jpos.config.JposEntry;

/**
 * A USB scanner of the HID class for points of sale (HID Point of Sale Usage Tables 1.02, usage page 8Ch), read as {@code /dev/hidrawN}: the
 * report with scanned data holds its length, three bytes of AIM identifier, up to 56 bytes of the code, and whether more follow. Layout and
 * report number are what the makers have in common (Honeywell, Zebra, Datalogic, Access-IS); only transcripts have been read here, no device.
 */
final class HidScanner extends CodeScanner {

    private static final int REPORT = 64;
    private static final int LENGTH = 1;
    private static final int IDENTIFIER = 2;
    private static final int DATA = 5;
    private static final int MOST_DATA = 56;
    private static final int MORE_FOLLOWS = 63;

    private final int reportNumber;
    private boolean begun;

    HidScanner(JposEntry entry, DriverContext context) {
        super(entry, context);
        reportNumber = number(entry);
    }

    private static int number(JposEntry entry) {
        try {
            return LinkSettings.number(entry, "report", 2);
        } catch (JposException wrong) {
            throw new IllegalArgumentException("report is the number of the report with scanned data", wrong);
        }
    }

    @Override
    public void begin() {
        begun = false;
        super.begin();
    }

    /** One report at a time; several where something in between has put them together. */
    @Override
    public void received(byte[] bytes, int length) {
        for (int from = 0; from + REPORT <= length; from += REPORT) {
            report(bytes, from);
        }
    }

    /** Any other report, such as that of its switches, is not for us. */
    private void report(byte[] bytes, int from) {
        int length = bytes[from + LENGTH] & 0xFF;
        if ((bytes[from] & 0xFF) != reportNumber || length > MOST_DATA) {
            return;
        }
        if (!begun && bytes[from + IDENTIFIER] == ']') {
            take(bytes, from + IDENTIFIER, DATA - IDENTIFIER);
        }
        take(bytes, from + DATA, length);
        begun = (bytes[from + MORE_FOLLOWS] & 1) != 0;
        if (!begun) {
            endOfCode();
        }
    }

    private void take(byte[] bytes, int from, int length) {
        for (int i = 0; i < length; i++) {
            more(bytes[from + i]);
        }
    }
}
