package com.evertill.commerce.packing;

import org.jspecify.annotations.Nullable;

/** One more: {@code 1-1-9} is followed by {@code 1-1-10}. */
final class Counting {
    private static final int MOST_DIGITS = 15;

    /** Whether the second is {@link #next} of the first; the last digit says mostly that it is not. */
    static boolean follows(String text, String next) {
        if (text.isEmpty() || next.isEmpty()) {
            return false;
        }
        char last = text.charAt(text.length() - 1);
        char due = last == '9' ? '0' : (char) (last + 1);
        return isDigit(last) && next.charAt(next.length() - 1) == due && next.equals(next(text));
    }

    /** @return null if the text does not end with a number. */
    static @Nullable String next(String text) {
        int from = text.length();
        while (from > 0 && text.length() - from < MOST_DIGITS && isDigit(text.charAt(from - 1))) {
            from--;
        }
        if (from == text.length()) {
            return null;
        }
        var digits = text.substring(from);
        var next = Long.toString(Long.parseLong(digits) + 1);
        return text.substring(0, from) + "0".repeat(Math.max(0, digits.length() - next.length())) + next;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Counting() {}
}
