package com.evertill.commerce.tender;

import com.evertill.commerce.node.TillId;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Numbers a till's receipts without a gap, from 1 within an epoch of its box. Not a fiscal number: where law wants one, it is separate.
 *
 * @param epoch grows by one when a box is replaced, so that a new box can never use a number again.
 */
public record ReceiptNumber(TillId till, int epoch, long number) {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,2}-[1-9][0-9]*-[1-9][0-9]*");

    public ReceiptNumber {
        if (epoch < 1 || number < 1) {
            throw new IllegalArgumentException("receipt " + number + " of epoch " + epoch + ": both count from 1");
        }
    }

    /** @throws IllegalArgumentException if {@code text} is not {@code till-epoch-number}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ReceiptNumber parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not till-epoch-number");
        }
        var parts = text.split("-", -1);
        return new ReceiptNumber(
                new TillId(Integer.parseInt(parts[0])), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    @JsonValue
    @Override
    public String toString() {
        return till + "-" + epoch + "-" + number;
    }
}
