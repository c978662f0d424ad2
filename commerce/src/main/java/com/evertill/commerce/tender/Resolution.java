package com.evertill.commerce.tender;

/** How a card payment ended that did not simply go into its sale. */
public enum Resolution {
    /** Its outcome could not be learnt; a manager saw the terminal's slip and took it as paid. */
    APPROVED_BY_MANAGER,
    /** Its outcome could not be learnt; a manager took it as not paid. */
    DECLINED_BY_MANAGER,
    /** The terminal gave the money back. */
    REVERSED
}
