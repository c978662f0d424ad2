package com.evertill.devices.simulator.zvt;

import org.jspecify.annotations.Nullable;

/**
 * One line of the terminal's turnover file.
 *
 * @param kind PAYMENT, REVERSAL or REFUND.
 * @param stamp MMDDHHMMSS, as the terminal's clock had it.
 * @param original trace of the payment that a reversal took back.
 * @param reversed of a payment: it was taken back.
 * @param offline the bank has not been asked yet.
 */
public record ZvtEntry(
        Kind kind,
        int trace,
        int receipt,
        long minor,
        int currency,
        long stamp,
        @Nullable Integer original,
        boolean reversed,
        boolean offline) {

    public enum Kind {
        PAYMENT,
        REVERSAL,
        REFUND
    }

    ZvtEntry takenBack() {
        return new ZvtEntry(kind, trace, receipt, minor, currency, stamp, original, true, offline);
    }

    ZvtEntry withOffline(boolean isOffline) {
        return new ZvtEntry(kind, trace, receipt, minor, currency, stamp, original, reversed, isOffline);
    }

    /** What it moved to the shop that is still there. */
    long capturedMinor() {
        return switch (kind) {
            case PAYMENT -> reversed ? 0 : minor;
            case REVERSAL -> 0;
            case REFUND -> reversed ? 0 : -minor;
        };
    }
}
