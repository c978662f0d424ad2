package com.evertill.commerce.packing;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Instants as our facts write them: {@code 2026-11-22T08:15:30.123Z}, 24 characters, milliseconds. */
final class Timestamp {
    static final long NONE = Long.MIN_VALUE;

    private static final int LENGTH = 24;
    private static final long DAY = 86_400_000;
    private static final String PATTERN = "0000-00-00T00:00:00.000Z";

    /** Milliseconds since 1970, {@link #NONE} for a text that {@link #text} would not give back. */
    static long parse(String text) {
        if (text.length() != LENGTH || !hasItsForm(text)) {
            return NONE;
        }
        try {
            long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                    .toEpochDay();
            int hour = number(text, 11, 13);
            int minute = number(text, 14, 16);
            int second = number(text, 17, 19);
            if (hour > 23 || minute > 59 || second > 59) {
                return NONE;
            }
            return day * DAY + ((hour * 60L + minute) * 60 + second) * 1_000 + number(text, 20, 23);
        } catch (DateTimeException noDay) {
            return NONE;
        }
    }

    private static boolean hasItsForm(String text) {
        for (int i = 0; i < LENGTH; i++) {
            char due = PATTERN.charAt(i);
            char c = text.charAt(i);
            if (due == '0' ? c < '0' || c > '9' : c != due) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /** @return null if there is no such text, since years have four digits. */
    static @org.jspecify.annotations.Nullable String text(long millis) {
        long day = Math.floorDiv(millis, DAY);
        if (day < LocalDate.of(0, 1, 1).toEpochDay()
                || day > LocalDate.of(9999, 12, 31).toEpochDay()) {
            return null;
        }
        var date = LocalDate.ofEpochDay(day);
        int rest = (int) Math.floorMod(millis, DAY);
        var text = new char[LENGTH];
        PATTERN.getChars(0, LENGTH, text, 0);
        put(text, 4, date.getYear());
        put(text, 7, date.getMonthValue());
        put(text, 10, date.getDayOfMonth());
        put(text, 13, rest / 3_600_000);
        put(text, 16, rest / 60_000 % 60);
        put(text, 19, rest / 1_000 % 60);
        put(text, 23, rest % 1_000);
        return new String(text);
    }

    /** Digits from the right, over the zeros that are there. */
    private static void put(char[] text, int end, int number) {
        int at = end;
        for (int rest = number; rest > 0; rest /= 10) {
            text[--at] = (char) ('0' + rest % 10);
        }
    }

    private Timestamp() {}
}
