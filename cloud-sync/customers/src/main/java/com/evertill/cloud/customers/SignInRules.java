package com.evertill.cloud.customers;

import java.time.Duration;

/**
 * How much a stranger may try.
 *
 * @param callingCode of the country whose phone numbers are written without one, such as {@code 49}.
 * @param asks for codes, within an hour.
 * @param wrong codes, within an hour: with these two a contact is worth so many guesses in a million an hour.
 */
public record SignInRules(String callingCode, Limit asks, Limit wrong) {
    /** Of a code: long enough for an e-mail that is slow. */
    public static final Duration CODE_LIVES = Duration.ofMinutes(10);
    /** Of a token, whatever is done with it. */
    public static final Duration TOKEN_LIVES = Duration.ofDays(30);
    /** Of the code that a till scans off a telephone. */
    public static final Duration CARD_LIVES = Duration.ofMinutes(5);

    /** For which asks and wrong codes are counted. */
    static final Duration WINDOW = Duration.ofHours(1);

    /** Then the code is worth nothing any more. */
    static final int WRONG_PER_CODE = 5;

    /** @param overall of all contacts together: who tries one code on each of many gets no further either. */
    public record Limit(int perContact, int overall) {}

    public static SignInRules of(String callingCode) {
        return new SignInRules(callingCode, new Limit(5, 2_000), new Limit(10, 1_000));
    }

    public SignInRules {
        if (!callingCode.matches("[1-9]\\d{0,2}")) {
            throw new IllegalArgumentException("'" + callingCode + "' is no country's calling code");
        }
    }
}
