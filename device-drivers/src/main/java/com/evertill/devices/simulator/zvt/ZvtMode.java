package com.evertill.devices.simulator.zvt;

/** What becomes of the next payments. */
public enum ZvtMode {
    APPROVE,
    DECLINE,
    /**
     * Approves without the bank, which is not to be reached. It is again in any mode behind this one, and hears of what was approved without it: it confirms
     * that, or in {@link #DECLINE} it does not, and that is in no total any more.
     */
    OFFLINE,
    /** Waits for the customer, {@link ZvtMachine#customerPays}, unless it is stopped. */
    SLOW,
    /** Books, then hangs up without having told. */
    LOSE_ANSWER,
    /** Books, then keeps the line and says nothing. */
    NEVER_ANSWER,
    /** Tells of the approval, and hangs up before it hears the answer: takes it back, and writes that down. */
    HANG_UP_UNHEARD,
    /** Hangs up before it hears the answer, and asks again when the till is back. */
    ASK_AGAIN_LATER,
    /** Hears that the approval is well, and hangs up before it says the end: it has booked. */
    HANG_UP_BEFORE_THE_END,
    /** Hears that the approval is well and books, and says in the end that it was broken off: it cannot print. So of reversals as well. */
    BREAK_OFF_BEHIND_THE_APPROVAL,
    /** Hangs up at once; the customer goes on paying, and it is booked when the mode is changed again. */
    ARRIVES_LATE,
    /** Approves half of it. */
    PARTIAL,
    /** Loses its power while the customer pays. */
    RESTART,
    /** Says no to every reversal. */
    REFUSE_REVERSALS
}
