package com.evertill.devices.jpos;

import java.util.Locale;
import jpos.config.JposEntry;

/**
 * A scanner that says it is a keyboard, read as {@code /dev/input/eventN} ({@link InputRecords}) and grabbed ({@link GrabbedKeyboard}), so that what is scanned
 * is not typed into whatever has the focus as well. {@code grab} is {@code false} where others shall hear it too: a keyboard that people type on, or one
 * whose key switch is a device of its own ({@link KeyboardKeylock}). Only transcripts have been read here, no device.
 */
final class KeyboardScanner extends CodeScanner {

    private final KeyboardLayout layout;
    private final InputRecords records = new InputRecords(this::key, this::lost);

    KeyboardScanner(JposEntry entry, DriverContext context) {
        super(entry, context, access(entry));
        layout = new KeyboardLayout(LinkSettings.text(entry, "layout", "us").toLowerCase(Locale.ROOT));
    }

    private static FileWire.Access access(JposEntry entry) {
        var grab = LinkSettings.text(entry, "grab", "true").toLowerCase(Locale.ROOT);
        return switch (grab) {
            case "true" -> FileWire.Access.GRABBED;
            case "false" -> FileWire.Access.READ_ONLY;
            default -> throw new IllegalArgumentException("grab is true or false, not " + grab);
        };
    }

    @Override
    public void begin() {
        records.reset();
        layout.releaseAll();
        super.begin();
    }

    @Override
    public void received(byte[] bytes, int length) {
        records.take(bytes, length);
    }

    /** What is left of the code would be another one. */
    private void lost() {
        layout.releaseAll();
        spoil();
    }

    private void key(int code, int value) {
        int typed = layout.key(code, value);
        if (typed == KeyboardLayout.ENTER) {
            endOfCode();
        } else if (typed != KeyboardLayout.NOTHING) {
            more(typed);
        }
    }
}
