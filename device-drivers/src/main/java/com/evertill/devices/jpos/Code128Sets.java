package com.evertill.devices.jpos;

import java.io.ByteArrayOutputStream;

/**
 * The data of a Code 128 for {@code GS k 73}: text in set B, and longer runs of digits in set C, where two take the room of one.
 *
 * @param symbols how many symbol characters follow the start.
 */
record Code128Sets(byte[] bytes, int symbols) {

    private static final int WORTH_A_CHANGE = 6;
    private static final int DLE = 0x10;

    @SuppressWarnings("ArrayRecordComponent") // written once, read once
    Code128Sets {}

    static Code128Sets of(String text) {
        return made("", text);
    }

    /** With FNC1 in front and for each U+001D. Not {@code GS k 74}: clones lack that. */
    static Code128Sets ofGs1(String elements) {
        return made("\u001D", elements);
    }

    private static Code128Sets made(String first, String text) {
        var all = first + text;
        var short_ = new Writer(true).write(all);
        // Digits become bytes from 0 to 99 in set C, among them some that a printer takes for a real-time command: 1604
        // is DLE EOT.
        return hasRealTimeCommand(short_.bytes) ? new Writer(false).write(all) : short_;
    }

    private static boolean hasRealTimeCommand(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == DLE) {
                return true;
            }
        }
        return false;
    }

    private static final class Writer {
        private final boolean mayUseC;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int symbols;
        private char set;

        Writer(boolean mayUseC) {
            this.mayUseC = mayUseC;
        }

        Code128Sets write(String text) {
            for (int i = 0; i < text.length(); ) {
                int digits = mayUseC ? digitsFrom(text, text.charAt(i) == '\u001D' ? i + 1 : i) : 0;
                enter(digits >= WORTH_A_CHANGE || (set == 'C' && digits >= 2) ? 'C' : 'B');
                i += put(text, i);
            }
            // The first set is the start character itself.
            return new Code128Sets(bytes.toByteArray(), symbols - 1);
        }

        private int put(String text, int i) {
            symbols++;
            char next = text.charAt(i);
            if (next == '\u001D') {
                announce('1');
                return 1;
            }
            if (set == 'C') {
                bytes.write((next - '0') * 10 + text.charAt(i + 1) - '0');
                return 2;
            }
            if (next == '{') {
                announce('{');
            } else {
                bytes.write(next);
            }
            return 1;
        }

        private void enter(char wanted) {
            if (set != wanted) {
                announce(wanted);
                symbols++;
                set = wanted;
            }
        }

        private void announce(char what) {
            bytes.write('{');
            bytes.write(what);
        }

        private static int digitsFrom(String text, int from) {
            int to = from;
            while (to < text.length() && Character.isDigit(text.charAt(to))) {
                to++;
            }
            return to - from;
        }
    }
}
