package com.evertill.devices.terminal.zvt;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal wrote into its turnover file, as far as it takes to know it again and to reverse it: ZVT has no name of ours for a payment.
 *
 * @param receipt four digits, by which it is reversed.
 * @param trace six digits, one up with each dialogue with the bank.
 * @param original the trace of the payment that this took back, 0 if the terminal did not name it; absent for a payment.
 * @param minor the amount.
 * @param currency ISO 4217, numeric; 0 if the terminal did not say.
 * @param date MMDD, in the terminal's own time.
 * @param time HHMMSS.
 * @param terminal its number; 0 if it did not say.
 */
public record Booking(
        int receipt,
        int trace,
        @Nullable Integer original,
        long minor,
        int currency,
        int date,
        int time,
        long terminal) {

    private static final int TRACES = 1_000_000;
    private static final int UNNAMED = 0;

    public boolean isReversal() {
        return original != null;
    }

    /** The same entry, told once more. */
    boolean isSameAs(Booking other) {
        return receipt == other.receipt && trace == other.trace && terminal == other.terminal;
    }

    /** Written after the other; traces begin again at zero one day. */
    boolean isAfter(Booking other) {
        int ahead = Math.floorMod(trace - other.trace, TRACES);
        return terminal == other.terminal && ahead > 0 && ahead < TRACES / 2;
    }

    boolean tookBack(Booking payment) {
        return original != null && (original == UNNAMED ? minor == payment.minor : original == payment.trace);
    }

    /** @param before absent for everything. */
    boolean tookBackSomethingAfter(@Nullable Booking before) {
        if (original == null || original == UNNAMED || before == null) {
            return original != null && original != UNNAMED;
        }
        int ahead = Math.floorMod(original - before.trace, TRACES);
        return ahead > 0 && ahead < TRACES / 2;
    }

    /** The terminal did not name the payment, but said on paper that this took one back. */
    Booking ofAReversal() {
        return new Booking(receipt, trace, UNNAMED, minor, currency, date, time, terminal);
    }

    /** In one text, which {@link #parse} reads: what {@code CardApproval.poiTransactionId} holds. */
    public String asText() {
        return "%d-%d-%s-%d-%d-%d-%d-%d"
                .formatted(receipt, trace, original == null ? "" : original, minor, currency, date, time, terminal);
    }

    /** Empty if this driver did not write it. */
    public static Optional<Booking> parse(String text) {
        var parts = text.split("-", -1);
        if (parts.length != 8) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Booking(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    parts[2].isEmpty() ? null : Integer.valueOf(parts[2]),
                    Long.parseLong(parts[3]),
                    Integer.parseInt(parts[4]),
                    Integer.parseInt(parts[5]),
                    Integer.parseInt(parts[6]),
                    Long.parseLong(parts[7])));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }
}
