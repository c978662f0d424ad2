package com.evertill.commerce.tender;

import java.util.regex.Pattern;

/**
 * Knows what a reader of magnetic stripes types when it pretends to be a keyboard, as those built into tills' keyboards do: then a payment card would be
 * a code that was scanned. Who takes codes asks here first, and keeps nothing of what is none.
 */
public final class CardStripe {

    /** ISO/IEC 7813, track 1: start sentinel, format code, number; the marks behind differ between keyboards. */
    private static final Pattern FIRST_TRACK = Pattern.compile("%[A-Za-z] ?\\d(?: ?\\d){11,18}(?!\\d)");

    /** Track 2 with its start sentinel: number, separator, expiry. */
    private static final Pattern SECOND_TRACK = Pattern.compile(";\\d{12,19}[=Dd]");

    /**
     * Track 2 in another keyboard's words, or without sentinels: a card's number, one mark, expiry date and service code. Marks that codes have between
     * numbers are none here: a GS1 separator, brackets, those of dates, numbers and addresses.
     */
    private static final Pattern UNMARKED =
            Pattern.compile("(?<!\\p{Alnum})([2-6]\\d{11,18})[^\\p{Alnum}\\x1D\\s/().,:&?#-]\\d{7}");

    /** @param text as it was typed or scanned, with or without a symbology identifier. */
    public static boolean isIn(String text) {
        return FIRST_TRACK.matcher(text).find()
                || SECOND_TRACK.matcher(text).find()
                || UNMARKED.matcher(text).results().anyMatch(found -> CardNumbers.hasLuhnCheckDigit(found.group(1)));
    }

    private CardStripe() {}
}
