package com.evertill.cloud.api;

/** What is refused here, before any service is asked. */
enum ApiRefusal {
    THERE_IS_NO_SUCH_STORE,
    THERE_IS_NO_CART,
    NOBODY_WAS_HERE_BEFORE,
    AN_ADDRESS_IS_NEEDED
}
