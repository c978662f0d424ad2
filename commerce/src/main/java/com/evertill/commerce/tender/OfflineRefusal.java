package com.evertill.commerce.tender;

/** Why a payment is not taken that the terminal approved without asking the bank: a limit of {@link OfflineLimits} each. */
public enum OfflineRefusal {
    THE_AMOUNT_IS_ABOVE_THE_OFFLINE_LIMIT,
    TOO_MANY_OFFLINE_APPROVALS_ARE_OPEN,
    THE_SUM_OF_OFFLINE_APPROVALS_IS_TOO_LARGE,
    AN_OFFLINE_APPROVAL_IS_OPEN_FOR_TOO_LONG
}
