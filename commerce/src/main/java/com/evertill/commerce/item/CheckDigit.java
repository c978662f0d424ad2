package com.evertill.commerce.item;

/** The check digit of GS1 keys (GS1 General Specifications, section 7.9.1): weights 3 and 1 from the right, modulo 10. */
public final class CheckDigit {

    /** The digit that completes {@code digits}, which hold none yet. Their number does not matter, since weights count from the right. */
    public static int of(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int fromRight = digits.length() - 1 - i;
            sum += digit(digits.charAt(i)) * (fromRight % 2 == 0 ? 3 : 1);
        }
        return (10 - sum % 10) % 10;
    }

    /** Whether the last of {@code digits} is the check digit of those before it. False for what is not all ASCII digits. */
    public static boolean isRight(CharSequence digits) {
        int last = digits.length() - 1;
        return last > 0 && areDigits(digits) && of(digits.subSequence(0, last)) == digit(digits.charAt(last));
    }

    /** Whether all are ASCII digits and there is at least one; digits of other scripts are none in a code. */
    public static boolean areDigits(CharSequence text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int digit(char c) {
        return c - '0';
    }

    private CheckDigit() {}
}
