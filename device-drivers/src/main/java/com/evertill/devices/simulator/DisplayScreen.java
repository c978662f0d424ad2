package com.evertill.devices.simulator;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The inside of a customer display of two rows of twenty: bytes of ESC/POS or CD5220 become what a customer reads. */
final class DisplayScreen {

    private static final int COLUMNS = 20;
    private static final int ESC = 0x1B;
    private static final int US = 0x1F;
    private static final Map<Integer, String> CODE_PAGES =
            Map.of(0, "IBM437", 2, "IBM850", 16, "windows-1252", 17, "IBM866", 18, "IBM852", 19, "IBM00858");

    private final ReentrantLock lock = new ReentrantLock();
    private final char[][] rows = new char[2][COLUMNS];
    private final List<Integer> command = new ArrayList<>();
    private final Consumer<String> unknown;
    private Charset codePage;
    private int row;
    private int column;

    /** @param unknown hears of commands that this display does not know. */
    DisplayScreen(Consumer<String> unknown) {
        this.unknown = unknown;
        codePage = Charset.forName("IBM437");
        reset();
    }

    List<String> lines() {
        lock.lock();
        try {
            return Arrays.stream(rows).map(String::new).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Its power was cut. */
    void reset() {
        lock.lock();
        try {
            for (var line : rows) {
                Arrays.fill(line, ' ');
            }
            command.clear();
            codePage = Charset.forName("IBM437");
            row = 0;
            column = 0;
        } finally {
            lock.unlock();
        }
    }

    void take(int next) {
        lock.lock();
        try {
            if (command.isEmpty() && next != ESC && next != US) {
                plain(next);
                return;
            }
            command.add(next);
            if (isWhole()) {
                obey();
                command.clear();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isWhole() {
        if (command.size() < 2) {
            return false;
        }
        int length = command.getFirst() == ESC ? lengthOfEscape(command.get(1)) : lengthOfUnit(command.get(1));
        if (command.get(1) == 'Q' && command.getFirst() == ESC) {
            return command.size() > 3 && command.getLast() == '\r';
        }
        return command.size() == length;
    }

    private static int lengthOfEscape(int letter) {
        return switch (letter) {
            case 't', '_', 'R', 'c', 'f' -> 3;
            case 'l' -> 4;
            default -> 2;
        };
    }

    private static int lengthOfUnit(int letter) {
        return switch (letter) {
            case 0x24 -> 4;
            case 0x43, 0x58, 0x45 -> 3;
            default -> 2;
        };
    }

    private void obey() {
        int letter = command.get(1);
        if (command.getFirst() == ESC) {
            escape(letter);
        } else {
            switch (letter) {
                case 0x24 -> moveTo(command.get(3) - 1, command.get(2) - 1);
                case 0x01, 0x43, 0x58, 0x45 -> {}
                default -> unknown.accept("US %02X".formatted(letter));
            }
        }
    }

    private void escape(int letter) {
        switch (letter) {
            case '@' -> reset();
            case 't' -> codePage(command.get(2));
            case 'l' -> moveTo(command.get(3) - 1, command.get(2) - 1);
            case 'Q' -> wholeRow();
            case '_', 'R', 'c', 'f' -> {}
            default -> unknown.accept("ESC %02X".formatted(letter));
        }
    }

    private void codePage(int number) {
        var name = CODE_PAGES.get(number);
        if (name == null) {
            unknown.accept("ESC t %d".formatted(number));
        } else {
            codePage = Charset.forName(name);
        }
    }

    private void wholeRow() {
        int which = command.get(2) - 'A';
        if (which < 0 || which > 1 || command.size() > COLUMNS + 4) {
            unknown.accept("ESC Q %02X of %d".formatted(command.get(2), command.size() - 4));
            return;
        }
        Arrays.fill(rows[which], ' ');
        moveTo(which, 0);
        for (int code : command.subList(3, command.size() - 1)) {
            // A display of this kind has one page, set by its switches.
            put(new String(new byte[] {(byte) code}, Charset.forName("IBM00858")).charAt(0));
        }
    }

    private void plain(int next) {
        switch (next) {
            case 0x0C -> {
                for (var line : rows) {
                    Arrays.fill(line, ' ');
                }
                moveTo(0, 0);
            }
            case '\r' -> column = 0;
            case '\n' -> row = Math.min(1, row + 1);
            default -> {
                if (next < 0x20) {
                    unknown.accept("%02X".formatted(next));
                } else {
                    put(new String(new byte[] {(byte) next}, codePage).charAt(0));
                }
            }
        }
    }

    private void put(char shown) {
        if (column == COLUMNS) {
            column = 0;
            row = 1 - row;
        }
        rows[row][column++] = shown;
    }

    private void moveTo(int toRow, int toColumn) {
        if (toRow < 0 || toRow > 1 || toColumn < 0 || toColumn >= COLUMNS) {
            unknown.accept("to row %d, column %d".formatted(toRow + 1, toColumn + 1));
            return;
        }
        row = toRow;
        column = toColumn;
    }
}
