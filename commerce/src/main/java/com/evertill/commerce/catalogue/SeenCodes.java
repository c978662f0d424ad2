package com.evertill.commerce.catalogue;

/**
 * Which code stood in which line, for a million lines: open addressing in two arrays, 12 bytes a slot, where a map of boxed numbers
 * would take seven times that.
 */
final class SeenCodes {
    private long[] codes = new long[1 << 12];
    private int[] lines = new int[1 << 12];
    private int size;

    /** The line that had this code before; 0 if none, and from now on it is this one. */
    int putIfAbsent(String code, long line) {
        if (size * 2 > codes.length) {
            grow();
        }
        long key = Long.parseLong(code);
        int slot = slot(key);
        if (lines[slot] == 0) {
            codes[slot] = key;
            lines[slot] = Math.toIntExact(line);
            size++;
            return 0;
        }
        return lines[slot];
    }

    /** Where the code is or would go; a slot without a line is free. */
    private int slot(long key) {
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & (codes.length - 1);
        while (lines[slot] != 0 && codes[slot] != key) {
            slot = (slot + 1) & (codes.length - 1);
        }
        return slot;
    }

    private void grow() {
        var oldCodes = codes;
        var oldLines = lines;
        codes = new long[oldCodes.length * 2];
        lines = new int[oldLines.length * 2];
        for (int i = 0; i < oldCodes.length; i++) {
            if (oldLines[i] != 0) {
                int slot = slot(oldCodes[i]);
                codes[slot] = oldCodes[i];
                lines[slot] = oldLines[i];
            }
        }
    }
}
