package com.evertill.rehearsal.provider;

/** What goes wrong with a request on its way. */
public enum Fault {
    NONE,
    /** The request does not come: nothing is done. */
    LOST_REQUEST,
    /** It is done, and nobody hears of it. */
    LOST_REPLY,
    /** It is done, and answered 500, for ever under its key. */
    FAILED_AFTER_DOING,
    /** It is not done, and answered 500, for ever under its key. */
    FAILED_BEFORE_DOING,
    /** It is not looked at: 429. */
    TOO_MANY,
    /** It is done, and answered later than anybody waits. */
    SLOW
}
