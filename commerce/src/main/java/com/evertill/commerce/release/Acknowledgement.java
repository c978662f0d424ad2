package com.evertill.commerce.release;

/** How far a store has come with a release. Each step is a fact. */
public enum Acknowledgement {
    SEEN,
    FETCHED,
    VERIFIED,
    STAGED,
    ACTIVE,
    /** And why. */
    REFUSED
}
