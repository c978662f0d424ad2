package com.evertill.cloud.headoffice;

/** A report has more rows than are told at once. Fewer days, or fewer stores, have fewer. */
public final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooMuch(int most) {
        super("there are more than " + most + " rows");
    }
}
