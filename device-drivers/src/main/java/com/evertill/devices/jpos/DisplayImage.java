package com.evertill.devices.jpos;

import java.util.Arrays;
import java.util.List;

/** What a character display shows, and where its cursor is; written to as UnifiedPOS says of a window in immediate mode. */
final class DisplayImage {

    private final int columns;
    private final char[][] rows;
    private int row;
    private int column;

    DisplayImage(int rows, int columns) {
        this.columns = columns;
        this.rows = new char[rows][columns];
        clear();
    }

    void clear() {
        for (var line : rows) {
            Arrays.fill(line, ' ');
        }
        row = 0;
        column = 0;
    }

    boolean has(int wantedRow, int wantedColumn) {
        return wantedRow >= 0 && wantedRow < rows.length && wantedColumn >= 0 && wantedColumn <= columns;
    }

    void cursor(int toRow, int toColumn) {
        row = toRow;
        column = toColumn;
    }

    int row() {
        return row;
    }

    int column() {
        return column;
    }

    /** Characters wrap to the next row, and the whole image moves up when there is none; a new line clears nothing that stands. */
    void write(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\r' -> column = 0;
                case '\n' -> nextRow();
                default -> put(text.charAt(i));
            }
        }
    }

    private void put(char next) {
        if (column == columns) {
            nextRow();
            column = 0;
        }
        rows[row][column++] = next;
    }

    private void nextRow() {
        if (row < rows.length - 1) {
            row++;
            return;
        }
        for (int i = 1; i < rows.length; i++) {
            rows[i - 1] = rows[i];
        }
        rows[rows.length - 1] = new char[columns];
        Arrays.fill(rows[rows.length - 1], ' ');
    }

    List<String> lines() {
        return Arrays.stream(rows).map(String::new).toList();
    }
}
