package com.evertill.cloud.loyalty;

/** Everything that is answered instead of holding or spending points. A refusal changes nothing. */
public enum LoyaltyRefusal {
    THE_POINTS_MUST_BE_MORE_THAN_ZERO,
    THE_ACCOUNT_IS_CLOSED,
    THERE_ARE_NOT_ENOUGH_POINTS,
    THERE_IS_NO_SUCH_HOLD,
    /** It was released, or its time is over. */
    THE_HOLD_IS_OVER,
    THE_POINTS_ARE_SPENT,
    THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND
}
