package com.evertill.devices;

/** Why a code that the scanner read and beeped at is not told. The cashier has to hear of it: the goods are on the counter and not on the screen. */
public enum NotScanned {
    /** The shop's box was away, or was started anew: whether it belongs to the sale that is on the screen now, nobody can say. */
    CAME_TOO_LATE,
    /** It was no code but a payment card's stripe. Nothing of it is kept or told. */
    PAYMENT_CARD
}
