package com.evertill.devices.jpos;

/** The records of the kernel's input layer as {@code /dev/input/eventN} gives them on 64-bit machines: 24 bytes of time, type, code and value. */
final class InputRecords {

    private static final int RECORD = 24;
    private static final int TYPE = 16;
    private static final int CODE = 18;
    private static final int VALUE = 20;
    private static final int SYNCHRONISATION = 0;
    private static final int DROPPED = 3;
    private static final int KEY = 1;

    private final byte[] record = new byte[RECORD];
    private final Keys keys;
    private final Runnable lost;
    private int filled;

    interface Keys {
        /**
         * @param code of the key, as in {@code linux/input-event-codes.h}.
         * @param value 1 pressed, 0 let go, 2 held.
         */
        void key(int code, int value);
    }

    /** @param lost keys were pressed or let go that the kernel had no room for any more, since nobody read them in time. */
    InputRecords(Keys keys, Runnable lost) {
        this.keys = keys;
        this.lost = lost;
    }

    /** What was begun is thrown away. */
    void reset() {
        filled = 0;
    }

    void take(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            record[filled++] = bytes[i];
            if (filled == RECORD) {
                filled = 0;
                whole();
            }
        }
    }

    private void whole() {
        if (word(TYPE) == KEY) {
            keys.key(word(CODE), word(VALUE));
        } else if (word(TYPE) == SYNCHRONISATION && word(CODE) == DROPPED) {
            lost.run();
        }
    }

    private int word(int at) {
        return (record[at] & 0xFF) | (record[at + 1] & 0xFF) << 8;
    }
}
