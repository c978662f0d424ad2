package com.evertill.cloud.lake;

import java.time.Duration;

/** A question was given up. Nothing is wrong with the lake: a shorter period, or fewer stores, may be answered. */
public final class TookTooLong extends RuntimeException {
    private static final long serialVersionUID = 1;

    TookTooLong(Duration longest, Throwable cause) {
        super("there was no answer within " + longest.toSeconds() + " s", cause);
    }
}
