package com.evertill.commerce.release;

/** How far a store has come with a release. Each step is a fact, and each is reached once. */
public enum Acknowledgement {
    SEEN,
    FETCHED,
    VERIFIED,
    STAGED,
    ACTIVE,
    /** Not taken; the fact names the {@link ReleaseFault.Kind}. */
    REFUSED
}
