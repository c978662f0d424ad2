package com.evertill.devices.glyphs;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * One line of paper, drawn. A glyph's 8 by 16 dots become the 12 by 24 of a printer's own characters, so that columns stay where they are; above and below is
 * the space that the printer leaves between its lines.
 */
public final class DrawnText {

    private static final int CELL_HEIGHT = 24;
    private static final int SPACE_ABOVE = 3;
    private static final int SPACE_BELOW = 3;
    private static final int UNDERLINE = SPACE_ABOVE + CELL_HEIGHT + 1;

    /** How a piece of a line looks; {@code wide} and {@code high} are times the normal size. */
    public record Look(int wide, int high, boolean bold, boolean underlined, boolean reversed) {}

    private record Cell(List<GlyphFont.Glyph> layers, Look look) {
        int width() {
            return layers.getFirst().width() * 3 / 2 * look.wide();
        }
    }

    private final List<Cell> cells = new ArrayList<>();

    public boolean isEmpty() {
        return cells.isEmpty();
    }

    /** What has no glyph is drawn as a question mark. */
    public void add(String text, Look look) {
        var font = GlyphFont.builtIn();
        for (int character : onPaper(text)) {
            var glyph = font.glyph(character);
            var drawn = glyph == null ? font.glyph('?') : glyph;
            if (drawn == null) {
                throw new IllegalStateException("the font has no question mark");
            }
            if (drawn.standsUpon() && !cells.isEmpty()) {
                cells.getLast().layers().add(drawn);
            } else {
                cells.add(new Cell(new ArrayList<>(List.of(drawn)), look));
            }
        }
    }

    /** What only directs the others has done so by then. */
    private static int[] onPaper(String text) {
        return ordered(ArabicForms.joined(text))
                .codePoints()
                .filter(character -> Character.getType(character) != Character.FORMAT)
                .toArray();
    }

    /** From left to right as it stands on paper; a mark comes after its letter there too. */
    private static String ordered(String text) {
        if (!Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
            return text;
        }
        var bidi = new Bidi(text, Bidi.DIRECTION_LEFT_TO_RIGHT);
        var runs = new String[bidi.getRunCount()];
        var levels = new byte[runs.length];
        for (int i = 0; i < runs.length; i++) {
            var run = text.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            levels[i] = (byte) bidi.getRunLevel(i);
            runs[i] = levels[i] % 2 == 0 ? run : backwards(run);
        }
        Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
        return String.join("", runs);
    }

    private static String backwards(String run) {
        var backwards = new StringBuilder();
        int end = run.length();
        for (int i = run.length() - 1; i >= 0; i--) {
            if (i == 0 || Character.getType(run.charAt(i)) != Character.NON_SPACING_MARK) {
                backwards.append(mirrored(run.charAt(i))).append(run, i + 1, end);
                end = i;
            }
        }
        return backwards.toString();
    }

    private static char mirrored(char character) {
        int pair = "()[]{}<>«»".indexOf(character);
        return pair < 0 ? character : "()[]{}<>«»".charAt(pair ^ 1);
    }

    /**
     * Broken into as many lines as it takes.
     *
     * @param paper how wide it is, in dots.
     */
    public List<Drawn> lines(int paper) {
        var lines = new ArrayList<Drawn>();
        var line = new ArrayList<Cell>();
        int width = 0;
        for (var cell : cells) {
            if (width + cell.width() > paper && !line.isEmpty()) {
                lines.add(drawn(line));
                line.clear();
                width = 0;
            }
            line.add(cell);
            width += cell.width();
        }
        lines.add(drawn(line));
        return lines;
    }

    /**
     * A picture of dots.
     *
     * @param black dot {@code x} of row {@code y} is bit {@code y * width + x}.
     */
    public record Drawn(int width, int height, BitSet black) {

        public boolean isBlack(int x, int y) {
            return black.get(y * width + x);
        }

        /** A bit a dot, black set, rows padded to bytes. */
        public byte[] rows() {
            int across = (width + 7) / 8;
            var rows = new byte[across * height];
            black.stream().forEach(dot -> {
                int x = dot % width;
                rows[dot / width * across + x / 8] |= (byte) (0x80 >> x % 8);
            });
            return rows;
        }
    }

    /** Letters of different height stand on one foot. */
    private static Drawn drawn(List<Cell> line) {
        int width = line.stream().mapToInt(Cell::width).sum();
        int tallest = line.stream().mapToInt(cell -> cell.look().high()).max().orElse(1);
        int cellHeight = SPACE_ABOVE + CELL_HEIGHT + SPACE_BELOW;
        var paper = new Drawn(width, cellHeight * tallest, new BitSet());
        int left = 0;
        for (var cell : line) {
            draw(cell, left, cellHeight * (tallest - cell.look().high()), paper);
            left += cell.width();
        }
        return paper;
    }

    private static void draw(Cell cell, int left, int top, Drawn paper) {
        var look = cell.look();
        int height = (SPACE_ABOVE + CELL_HEIGHT + SPACE_BELOW) * look.high();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < cell.width(); x++) {
                if (isBlack(cell, x / look.wide(), y / look.high()) != look.reversed()) {
                    paper.black().set((top + y) * paper.width() + left + x);
                }
            }
        }
    }

    private static boolean isBlack(Cell cell, int x, int y) {
        boolean underline = cell.look().underlined() && (y == UNDERLINE || y == UNDERLINE + 1);
        return underline || isInk(cell, x, y) || (cell.look().bold() && x > 0 && isInk(cell, x - 1, y));
    }

    /** Half as large again: a stroke of one dot becomes one of two, wherever it stands, and the gap between two strokes stays open. */
    private static boolean isInk(Cell cell, int x, int y) {
        int row = y - SPACE_ABOVE;
        if (row < 0 || row >= CELL_HEIGHT) {
            return false;
        }
        int width = cell.layers().getFirst().width();
        return cell.layers().stream().anyMatch(layer -> isInk(layer, x, row, layer.width() - width));
    }

    /** @param beyond how much further to the left than its letter a mark begins. */
    private static boolean isInk(GlyphFont.Glyph glyph, int x, int y, int beyond) {
        int[] rows = {y * 2 / 3, (y * 2 + 1) / 3};
        return Arrays.stream(rows)
                .anyMatch(row ->
                        isInkAt(glyph, x * 2 / 3 + beyond, row) || isInkAt(glyph, (x * 2 + 1) / 3 + beyond, row));
    }

    private static boolean isInkAt(GlyphFont.Glyph glyph, int x, int y) {
        return x >= 0 && x < glyph.width() && glyph.isBlack(x, y);
    }
}
