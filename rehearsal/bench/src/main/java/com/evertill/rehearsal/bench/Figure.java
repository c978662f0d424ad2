package com.evertill.rehearsal.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param limit what it is held against, in the same unit and the same run; null where nothing can be.
 * @param method how it was taken, in a few words.
 */
record Figure(
        String name, String unit, double value, @Nullable Double limit, String limitName, String method) {

    static Figure of(String name, String unit, double value, String method) {
        return new Figure(name, unit, value, null, "", method);
    }

    Figure beside(String what, double itsValue) {
        return new Figure(name, unit, value, itsValue, what, method);
    }

    /** With as many digits as mean something. */
    static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }
}
