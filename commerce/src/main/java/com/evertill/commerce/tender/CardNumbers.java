package com.evertill.commerce.tender;

import java.util.regex.Pattern;

/**
 * Finds full card numbers where none may be. A number looks like one when it has 13 to 19 digits, single blanks or dashes between them
 * allowed, begins as a payment card's does (2 to 6, ISO/IEC 7812), has the right check digit, and is no part of a longer word, but for the letters that
 * stand before and behind it on a card's stripe (ISO/IEC 7813).
 */
public final class CardNumbers {

    private static final Pattern CANDIDATE = Pattern.compile(
            "(?:(?<![\\p{Alnum}*])|(?<=%[A-Za-z]))[2-6](?:[ -]?\\d){12,18}(?:(?![\\p{Alnum}*])|(?=[Dd]\\d{4}))");

    public static boolean appearIn(String text) {
        return CANDIDATE.matcher(text).results().anyMatch(match -> hasLuhnCheckDigit(match.group()));
    }

    /** The same text, with all but the last four digits of each card number made unreadable. */
    public static String masked(String text) {
        return CANDIDATE
                .matcher(text)
                .replaceAll(match -> hasLuhnCheckDigit(match.group()) ? mask(match.group()) : match.group());
    }

    private static String mask(String number) {
        int kept = number.length() - 4;
        return number.substring(0, kept).replaceAll("\\d", "*") + number.substring(kept);
    }

    /** ISO/IEC 7812-1, annex B. */
    static boolean hasLuhnCheckDigit(String number) {
        int sum = 0;
        boolean twice = false;
        for (int i = number.length() - 1; i >= 0; i--) {
            int digit = Character.digit(number.charAt(i), 10);
            if (digit < 0) {
                continue;
            }
            int value = twice ? digit * 2 : digit;
            sum += value > 9 ? value - 9 : value;
            twice = !twice;
        }
        return sum % 10 == 0;
    }

    private CardNumbers() {}
}
