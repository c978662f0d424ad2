package com.evertill.devices.simulator;

import com.evertill.commerce.receipt.ReceiptDocument.Align;
import com.evertill.commerce.receipt.ReceiptDocument.Text;
import java.util.TreeMap;

/** The line in front of the print head, by dots: hosts move about in it ({@code ESC $}, {@code ESC \}) before they print it. */
final class PrintLine {

    private record Glyph(String text, int dots) {}

    private final int widthInDots;
    private final TreeMap<Integer, Glyph> glyphs = new TreeMap<>();
    private int position;
    private boolean bold;
    private boolean large;

    PrintLine(int widthInDots) {
        this.widthInDots = widthInDots;
    }

    void clear() {
        glyphs.clear();
        position = 0;
        bold = false;
        large = false;
    }

    boolean isEmpty() {
        return glyphs.isEmpty();
    }

    boolean hasRoomFor(int dots) {
        return position + dots <= widthInDots;
    }

    void add(String character, int dots, boolean isBold, boolean isLarge) {
        glyphs.put(position, new Glyph(character, dots));
        position += dots;
        bold |= isBold;
        large |= isLarge;
    }

    void moveTo(int dots) {
        position = Math.clamp(dots, 0, widthInDots);
    }

    void moveBy(int dots) {
        moveTo(position + dots);
    }

    /** Where nothing was printed, there are as many spaces as characters of the following one's width would have had room. */
    Text text(Align align) {
        var text = new StringBuilder();
        int end = 0;
        for (var entry : glyphs.entrySet()) {
            var glyph = entry.getValue();
            text.repeat(' ', Math.max(0, entry.getKey() - end) / glyph.dots()).append(glyph.text());
            end = entry.getKey() + glyph.dots();
        }
        return new Text(text.toString(), align, bold, large);
    }
}
