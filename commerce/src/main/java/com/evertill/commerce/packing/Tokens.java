package com.evertill.commerce.packing;

import java.nio.charset.StandardCharsets;

/**
 * Cuts bytes into frames and values in turn: in JSON, a value is what a string, a number or a literal says, and a frame all that stands between two
 * of them, keys and quotes included. Put together in order they are the bytes again, whatever the bytes are. Pieces are texts of ISO 8859-1, a
 * character for a byte.
 */
final class Tokens {
    private final String text;
    private int frameFrom;
    private int valueFrom;
    private int valueTo;

    Tokens(byte[] bytes) {
        this.text = new String(bytes, StandardCharsets.ISO_8859_1);
        seek(0);
    }

    /** Whether there is a value; if not, the frame is the last one. */
    boolean hasValue() {
        return valueFrom >= 0;
    }

    String frame() {
        return text.substring(frameFrom, hasValue() ? valueFrom : text.length());
    }

    String value() {
        return text.substring(valueFrom, valueTo);
    }

    void next() {
        frameFrom = valueTo;
        // The quote that ends a text begins the next frame.
        seek(valueTo < text.length() && text.charAt(valueTo) == '"' ? valueTo + 1 : valueTo);
    }

    private void seek(int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                int end = endOfText(at + 1);
                boolean isKey = end + 1 < text.length() && text.charAt(end + 1) == ':';
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
        valueFrom = -1;
    }

    private void found(int from, int to) {
        valueFrom = from;
        valueTo = to;
    }

    /** Of the closing quote, or of the bytes if there is none. */
    private int endOfText(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }

    private int endOfBare(int from) {
        int at = from;
        while (at < text.length() && !isPunctuation(text.charAt(at)) && text.charAt(at) != '"') {
            at++;
        }
        return at;
    }

    private static boolean isPunctuation(char c) {
        return switch (c) {
            case '{', '}', '[', ']', ',', ':', ' ', '\n', '\r', '\t' -> true;
            default -> false;
        };
    }
}
