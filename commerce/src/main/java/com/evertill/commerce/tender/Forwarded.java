package com.evertill.commerce.tender;

/** What the bank said to a payment that the terminal had approved without it. */
public enum Forwarded {
    CONFIRMED,
    /** The goods are gone, and no money comes. */
    DECLINED
}
