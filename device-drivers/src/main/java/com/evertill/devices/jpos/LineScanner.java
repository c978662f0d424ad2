package com.evertill.devices.jpos;

import jpos.config.JposEntry;

/** A scanner that sends each code as a line ended by CR or LF, as those with a serial line do, real or over USB. */
final class LineScanner extends CodeScanner {

    LineScanner(JposEntry entry, DriverContext context) {
        super(entry, context);
    }

    @Override
    public void received(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\r' || bytes[i] == '\n') {
                endOfCode();
            } else {
                more(bytes[i]);
            }
        }
    }
}
