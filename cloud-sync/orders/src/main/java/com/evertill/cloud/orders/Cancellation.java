package com.evertill.cloud.orders;

/** Why there is nothing to be had of an order. */
public enum Cancellation {
    THE_STORE_HAS_NOT_ENOUGH,
    STOCK_DID_NOT_ANSWER_IN_TIME,
    THE_PAYMENT_WAS_DECLINED,
    THE_PAYMENT_DID_NOT_COME_IN_TIME,
    THE_CUSTOMER_CALLED_IT_OFF,
    THE_STORE_CALLED_IT_OFF,
    NOBODY_COLLECTED_IT
}
