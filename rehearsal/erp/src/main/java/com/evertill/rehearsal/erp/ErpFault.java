package com.evertill.rehearsal.erp;

import java.util.Random;
import java.util.function.Supplier;

/** What goes wrong with a message. */
public enum ErpFault {
    NONE,
    /** It answers late. */
    SLOW,
    /** 500, and nothing was kept. */
    ERROR,
    /** It was kept, and then 500. */
    ERROR_AFTERWARDS,
    /** It was kept, and the answer is 200 with a page of something else. */
    RUBBISH,
    /** The connection is reset before anything was read. */
    RESET,
    /** It was kept, and the connection ends without an answer. */
    RESET_AFTERWARDS,
    /** It was not kept, and the answer is 200 all the same. */
    LIE,
    /** It sends the caller somewhere else. */
    REDIRECT;

    /**
     * The same faults again for the same seed.
     *
     * @param oneIn of how many messages one has a fault.
     * @param liesToo whether it also takes what it does not keep.
     */
    public static Supplier<ErpFault> seeded(long seed, int oneIn, boolean liesToo) {
        var dice = new Random(seed);
        var faults = values();
        return () -> {
            synchronized (dice) {
                var fault = dice.nextInt(oneIn) == 0 ? faults[dice.nextInt(faults.length)] : NONE;
                return fault == LIE && !liesToo ? ERROR : fault;
            }
        };
    }
}
