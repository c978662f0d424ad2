package com.evertill.commerce.tender;

/** How a card payment ended that did not simply go into its sale. */
public enum Resolution {
    /** Its outcome could not be learnt; a manager saw the terminal's slip and took it as paid. */
    APPROVED_BY_MANAGER,
    /** Its outcome could not be learnt; a manager took it as not paid. */
    DECLINED_BY_MANAGER,
    /** The terminal gave the money back. */
    REVERSED,
    /**
     * A manager had taken it as paid, or the terminal had approved it without asking the bank; when it was to be given back, nothing had been taken.
     */
    NEVER_TAKEN,
    /** The terminal refuses to give the money back: the payment stands. */
    REVERSAL_REFUSED,
    /** The terminal did not give the money back; a manager says that the customer has it in another way. */
    GIVEN_BACK_BY_MANAGER,
    /** It was to be given back; a manager let it stand. */
    KEPT_BY_MANAGER
}
