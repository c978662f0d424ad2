package com.evertill.rehearsal.simulation.disk;

/** The power is gone. An error, because nothing in production may catch it and go on. */
public final class PowerCut extends Error {
    private static final long serialVersionUID = 1;

    PowerCut() {
        super("the power is gone", null, false, false);
    }
}
