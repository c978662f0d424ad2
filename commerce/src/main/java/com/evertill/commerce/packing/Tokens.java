package com.evertill.commerce.packing;

import java.nio.charset.StandardCharsets;

/**
 * Cuts bytes into frames and values in turn: in JSON, a value is what a string, a number or a literal says, and a frame all that stands between two
 * of them, keys and quotes included. Put together in order they are the bytes again, whatever the bytes are. Pieces are texts of ISO 8859-1, a
 * character for a byte.
 */
final class Tokens {
    private final byte[] bytes;
    private final Piece frame;
    private final Piece value;
    private boolean hasValue;
    private int frameFrom;
    private int valueTo;

    Tokens(byte[] bytes) {
        this.bytes = bytes;
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        this.frame = new Piece(text);
        this.value = new Piece(text);
        seek(0);
    }

    /** Whether there is a value; if not, the frame is the last one. */
    boolean hasValue() {
        return hasValue;
    }

    /** Until the {@link #next} one. */
    Piece frame() {
        return frame;
    }

    /** Until the {@link #next} one. */
    Piece value() {
        return value;
    }

    void next() {
        frameFrom = valueTo;
        // The quote that ends a text begins the next frame.
        seek(valueTo < bytes.length && bytes[valueTo] == '"' ? valueTo + 1 : valueTo);
    }

    private void seek(int from) {
        int at = from;
        while (at < bytes.length) {
            byte c = bytes[at];
            if (c == '"') {
                int end = endOfText(at + 1);
                boolean isKey = end + 1 < bytes.length && bytes[end + 1] == ':';
                if (!isKey) {
                    found(at + 1, end);
                    return;
                }
                at = end + 1;
            } else if (isPunctuation(c)) {
                at++;
            } else {
                found(at, endOfBare(at));
                return;
            }
        }
        hasValue = false;
        frame.move(frameFrom, bytes.length);
    }

    private void found(int from, int to) {
        hasValue = true;
        frame.move(frameFrom, from);
        value.move(from, to);
        valueTo = to;
    }

    /** Of the closing quote, or of the bytes if there is none. */
    private int endOfText(int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, bytes.length);
    }

    private int endOfBare(int from) {
        int at = from;
        while (at < bytes.length && !isPunctuation(bytes[at]) && bytes[at] != '"') {
            at++;
        }
        return at;
    }

    private static boolean isPunctuation(byte c) {
        return switch (c) {
            case '{', '}', '[', ']', ',', ':', ' ', '\n', '\r', '\t' -> true;
            default -> false;
        };
    }
}
