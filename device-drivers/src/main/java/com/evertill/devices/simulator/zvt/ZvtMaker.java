package com.evertill.devices.simulator.zvt;

/** Whose terminal it is: their ways that are not the specification's. */
public enum ZvtMaker {
    STANDARD,
    /** Lines instead of blocks, with TLV behind them; ISO 8859-15; three questions whether the goods are issued. */
    CARD_COMPLETE,
    /** Prints nothing by the till, and sends TLV unasked. */
    HOBEX,
    /** Cannot be stopped by the till. */
    GLOBAL_PAYMENTS
}
