package com.evertill.devices;

/** Hard totals that cannot be read or written now. */
public final class HardTotalsFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    public enum Kind {
        /** Not there, or not to be written: plug it in, mount it, look at its rights. */
        AWAY,
        /** It is there, and what is on it is not whole: what it knew is lost. */
        DAMAGED
    }

    private final Kind kind;

    HardTotalsFault(String sentence, Kind kind, Exception cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
