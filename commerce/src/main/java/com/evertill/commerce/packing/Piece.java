package com.evertill.commerce.packing;

/** A stretch of a text, which becomes a text of its own only where it must be kept: most pieces are merely held against what was guessed. */
final class Piece {
    private final String text;
    private int from;
    private int to;

    Piece(String text) {
        this.text = text;
        this.to = text.length();
    }

    void move(int newFrom, int newTo) {
        from = newFrom;
        to = newTo;
    }

    boolean is(String other) {
        return other.length() == to - from && text.startsWith(other, from);
    }

    String text() {
        return text.substring(from, to);
    }
}
