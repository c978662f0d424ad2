package com.evertill.cloud.customers;

/** What a customer may allow. As long as they have not, they do not. */
public enum Purpose {
    OFFERS_BY_EMAIL,
    OFFERS_IN_APP,
    /** Recommendations out of what they bought. */
    PROFILING
}
