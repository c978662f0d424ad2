package com.evertill.commerce.codes;

/**
 * The verifier digit of a price or weight of four or five digits inside a label (GS1 General Specifications, sections 7.9.2 to 7.9.4).
 * Its weighting factors are not plain products: {@code 2-} and {@code 5-} take the tens of the product off its units, {@code 5+} adds them.
 */
final class PriceCheckDigit {
    private static final int[] TWO_MINUS = {0, 2, 4, 6, 8, 9, 1, 3, 5, 7};
    private static final int[] THREE = {0, 3, 6, 9, 2, 5, 8, 1, 4, 7};
    private static final int[] FIVE_PLUS = {0, 5, 1, 6, 2, 7, 3, 8, 4, 9};
    private static final int[] FIVE_MINUS = {0, 5, 9, 4, 8, 3, 7, 2, 6, 1};
    private static final int[][] FOUR_DIGITS = {TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS};
    private static final int[][] FIVE_DIGITS = {FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS};

    static int of(String digits) {
        return switch (digits.length()) {
            case 4 -> sum(digits, FOUR_DIGITS) * 3 % 10;
            case 5 -> indexOf((10 - sum(digits, FIVE_DIGITS) % 10) % 10);
            default -> throw new IllegalArgumentException("'" + digits + "' does not have 4 or 5 digits");
        };
    }

    private static int sum(String digits, int[][] factors) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += factors[i][digits.charAt(i) - '0'];
        }
        return sum;
    }

    /** The digit whose {@code 5-} product it is; the factor is a permutation, so there is one. */
    private static int indexOf(int product) {
        int digit = 0;
        while (FIVE_MINUS[digit] != product) {
            digit++;
        }
        return digit;
    }

    private PriceCheckDigit() {}
}
