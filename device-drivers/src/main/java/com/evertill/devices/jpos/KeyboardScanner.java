package com.evertill.devices.jpos;

import java.util.Locale;
import jpos.config.JposEntry;

/**
 * A scanner that says it is a keyboard, read as {@code /dev/input/eventN}: records of 24 bytes (time, type, code, value) of the kernel's input
 * layer on 64-bit machines. Nothing here keeps the same keys from the desktop: that would need {@code ioctl(EVIOCGRAB)}, and so a native
 * library for one call. A udev rule does it instead ({@code ENV{LIBINPUT_IGNORE_DEVICE}="1"}), for the one device and before anybody logs in.
 * Only transcripts have been read here, no device.
 */
final class KeyboardScanner extends CodeScanner {

    private static final int RECORD = 24;
    private static final int TYPE = 16;
    private static final int CODE = 18;
    private static final int VALUE = 20;
    private static final int KEY = 1;

    private final KeyboardLayout layout;
    private final byte[] record = new byte[RECORD];
    private int filled;

    KeyboardScanner(JposEntry entry, DriverContext context) {
        super(entry, context);
        layout = new KeyboardLayout(LinkSettings.text(entry, "layout", "us").toLowerCase(Locale.ROOT));
    }

    @Override
    public void up() {
        filled = 0;
        layout.releaseAll();
        super.up();
    }

    @Override
    public void received(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            record[filled++] = bytes[i];
            if (filled == RECORD) {
                filled = 0;
                event();
            }
        }
    }

    private void event() {
        if (word(TYPE) != KEY) {
            return;
        }
        int typed = layout.key(word(CODE), word(VALUE));
        if (typed == KeyboardLayout.ENTER) {
            endOfCode();
        } else if (typed != KeyboardLayout.NOTHING) {
            more(typed);
        }
    }

    private int word(int at) {
        return (record[at] & 0xFF) | (record[at + 1] & 0xFF) << 8;
    }
}
