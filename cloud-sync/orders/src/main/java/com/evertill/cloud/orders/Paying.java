package com.evertill.cloud.orders;

/** When an order is paid. */
public enum Paying {
    /** At a till, as what was collected costs there. */
    ON_COLLECTION,
    /** Before anybody gathers it, by the service of payments: authorised then, captured when the goods leave the store. */
    BEFOREHAND
}
