package com.evertill.cloud.loyalty;

/** What an entry is for. */
public enum Cause {
    SALE,
    /** Some of what was paid went back. */
    RETURN,
    REDEEMED
}
