package com.evertill.commerce.catalogue;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines one at a time; {@link java.io.BufferedReader} would neither bound their length nor say whether the last one was ended. */
final class Lines {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader in;
    private final char[] buffer = new char[1 << 14];
    private int at;
    private int filled;
    private long number;

    Lines(Reader in) {
        this.in = in;
    }

    /** @param isEnded whether a line break follows. */
    record Line(long number, String text, boolean isEnded, boolean isTooLong) {}

    /** Null when there are no more. */
    @Nullable
    Line next() throws IOException {
        var text = new StringBuilder();
        boolean isTooLong = false;
        int c = read();
        if (c < 0) {
            return null;
        }
        number++;
        while (c >= 0 && c != '\n') {
            if (text.length() < CsvLine.MAX_LENGTH) {
                text.append((char) c);
            } else {
                isTooLong = true;
            }
            c = read();
        }
        boolean isEnded = c == '\n';
        if (isEnded && !text.isEmpty() && text.charAt(text.length() - 1) == '\r') {
            text.setLength(text.length() - 1);
        }
        if (number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text.deleteCharAt(0);
        }
        return new Line(number, text.toString(), isEnded, isTooLong);
    }

    private int read() throws IOException {
        if (at == filled) {
            filled = in.read(buffer);
            at = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        return buffer[at++];
    }
}
