package com.evertill.commerce.packing;

/** What stands in the first stream, a byte for a frame with its value. The numbers are on the wire. */
final class Code {
    /** As {@link Model#before}. */
    static final int BEFORE = 0;
    /** As {@link Model#copied}. */
    static final int COPIED = 1;
    /** As {@link Model#counted}. */
    static final int COUNTED = 2;
    /** A timestamp; so many milliseconds after the last one. */
    static final int LATER = 3;
    /** Known in this frame, under a number. */
    static final int KNOWN = 4;
    /** Spelled out. */
    static final int SPELLED = 5;
    /** No value: here the fact ends. */
    static final int END = 6;

    /** Added where the frame was not guessed: its number follows, counted from 1, or 0 and the frame itself. */
    static final int OTHER_FRAME = 8;

    // The frames before a payload.
    static final String AT = "\1at";
    static final String DAY = "\1day";
    static final String TYPE = "\1type";
    static final String VERSION = "\1version";

    private Code() {}
}
