package com.evertill.devices.jpos;

import java.nio.charset.StandardCharsets;

/**
 * Takes apart what an ESC/POS printer sends back. The kinds tell themselves apart by their fixed bits: the first byte of ASB 0xx1xx00, its
 * others 0xx0xxxx; real-time status 0xx1xx10; answers to {@code GS r} 0xx0xxxx; blocks begin with 37h or 5Fh and end with 00h; XON 11h and
 * XOFF 13h may fall in between.
 */
final class ReplyParser {

    private static final int LONGEST_BLOCK = 256;

    private final Replies replies;
    private final byte[] collected = new byte[LONGEST_BLOCK];
    private int length;
    private Mode mode = Mode.IDLE;

    private enum Mode {
        IDLE,
        AUTOMATIC_STATUS,
        BLOCK
    }

    interface Replies {
        void automaticStatus(int first, int second, int third, int fourth);

        void realTimeStatus(int answer);

        /** {@code GS r}: everything sent before it has been printed. */
        void transmittedStatus(int answer);

        /** {@code GS ( H}: everything sent before the request with this name has been printed. */
        void printed(String processId);

        /** {@code DLE DC4 8}: the buffers are empty. */
        void cleared();
    }

    ReplyParser(Replies replies) {
        this.replies = replies;
    }

    /** A new connection begins with a new reply. */
    void reset() {
        mode = Mode.IDLE;
        length = 0;
    }

    void take(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            take(bytes[i]);
        }
    }

    private void take(byte next) {
        switch (mode) {
            case IDLE -> begin(next);
            case AUTOMATIC_STATUS -> statusByte(next);
            case BLOCK -> blockByte(next);
        }
    }

    private void begin(byte next) {
        if (next == 0x37 || next == 0x5F) {
            collect(next, Mode.BLOCK);
        } else if ((next & 0x93) == 0x10) {
            collect(next, Mode.AUTOMATIC_STATUS);
        } else if ((next & 0x93) == 0x12) {
            replies.realTimeStatus(next);
        } else if ((next & 0x90) == 0x00) {
            replies.transmittedStatus(next);
        }
    }

    private void statusByte(byte next) {
        if (next == 0x11 || next == 0x13) {
            return;
        }
        if ((next & 0x90) != 0) {
            reset();
            begin(next);
            return;
        }
        collect(next, Mode.AUTOMATIC_STATUS);
        if (length == 4) {
            replies.automaticStatus(collected[0], collected[1], collected[2], collected[3]);
            reset();
        }
    }

    private void blockByte(byte next) {
        if (next == 0) {
            block();
            reset();
        } else if (length == LONGEST_BLOCK) {
            reset();
        } else {
            collect(next, Mode.BLOCK);
        }
    }

    private void block() {
        if (length < 2 || collected[0] != 0x37) {
            return;
        }
        if (collected[1] == 0x22) {
            replies.printed(new String(collected, 2, length - 2, StandardCharsets.US_ASCII));
        } else if (collected[1] == 0x25) {
            replies.cleared();
        }
    }

    private void collect(byte next, Mode now) {
        collected[length++] = next;
        mode = now;
    }
}
