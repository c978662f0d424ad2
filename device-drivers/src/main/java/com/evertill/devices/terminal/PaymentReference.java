package com.evertill.devices.terminal;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of one payment attempt for ever, given before the terminal is asked: 1 to 10 letters or digits, which is what nexo allows for a
 * ServiceID. Come from a durable sequence of the till, never from a clock or from chance.
 */
public record PaymentReference(String value) {

    private static final Pattern SERVICE_ID = Pattern.compile("[0-9A-Za-z]{1,10}");
    private static final long NUMBERS = 36L * 36 * 36 * 36 * 36 * 36 * 36;

    public PaymentReference {
        if (!SERVICE_ID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a payment reference has 1 to 10 letters or digits, this one is " + value);
        }
    }

    /**
     * Of the till's own sequence.
     *
     * @param epoch of the node, below 46 656, so that a new box does not use the references of the one before it.
     * @param number of the attempt within the epoch, below 78 thousand million.
     */
    public static PaymentReference of(int epoch, long number) {
        if (epoch < 0 || epoch >= 36 * 36 * 36 || number < 0 || number >= NUMBERS) {
            throw new IllegalArgumentException("no reference for attempt " + number + " of epoch " + epoch);
        }
        return new PaymentReference(base36(epoch, 3) + base36(number, 7));
    }

    @Override
    public String toString() {
        return value;
    }

    private static String base36(long number, int digits) {
        var text = Long.toString(number, 36).toUpperCase(Locale.ROOT);
        return "0".repeat(digits - text.length()) + text;
    }
}
