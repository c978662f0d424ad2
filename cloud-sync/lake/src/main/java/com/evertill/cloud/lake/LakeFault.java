package com.evertill.cloud.lake;

/** The lake's files cannot be written or read. What waited for it waits on. */
public final class LakeFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param hint for the person who must act. */
    LakeFault(String hint, Throwable cause) {
        super(hint, cause);
    }
}
