package com.evertill.cloud.forecast;

/** Everything that is answered instead of ordering. A refusal changes nothing. */
public enum ForecastRefusal {
    THERE_IS_NO_SUCH_PROPOSAL,
    /** It was of another day: what is missing now is proposed anew. */
    THE_PROPOSAL_IS_OUT_OF_DATE,
    THE_PROPOSAL_IS_ANSWERED,
    /** Below zero, in another unit, or a part of a piece. */
    SO_MUCH_CANNOT_BE_ORDERED,
    THE_COMMAND_ID_WAS_USED_FOR_ANOTHER_COMMAND
}
