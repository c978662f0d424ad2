package com.evertill.commerce.tender;

import com.evertill.commerce.node.TillId;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Numbers a till's shifts without a gap within an epoch, written like its receipts: {@code till-epoch-number}. */
public record ShiftNumber(TillId till, int epoch, long number) {
    public ShiftNumber {
        if (epoch < 1 || number < 1) {
            throw new IllegalArgumentException("shift " + number + " of epoch " + epoch + ": both count from 1");
        }
    }

    /** @throws IllegalArgumentException if {@code text} is not {@code till-epoch-number}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ShiftNumber parse(String text) {
        var same = ReceiptNumber.parse(text);
        return new ShiftNumber(same.till(), same.epoch(), same.number());
    }

    @JsonValue
    @Override
    public String toString() {
        return till + "-" + epoch + "-" + number;
    }
}
