package com.evertill.cloud.partners;

/** Everything that a partner can be answered instead of what it asked for. */
public enum PartnerRefusal {
    THERE_IS_NO_SUCH_SUBSCRIPTION,
    THERE_IS_NO_SUCH_DEAD_LETTER,
    THE_NAME_BELONGS_TO_ANOTHER_PARTNER,
    THERE_ARE_TOO_MANY_SUBSCRIPTIONS,
    THE_PATTERN_IS_NO_EVENT_PATTERN,
    /** Alternatives multiply with each other. */
    A_PATTERN_WITH_OR_IS_TWO_SUBSCRIPTIONS,
    /** It is too long, too deep, or has too many fields or stars. */
    THE_PATTERN_ASKS_TOO_MUCH,
    THE_SECRET_IS_NONE_OF_STANDARD_WEBHOOKS,
    THE_ADDRESS_IS_NONE,
    THE_ADDRESS_MUST_BE_HTTPS,
    THE_ADDRESS_IS_NOT_PUBLIC,
    THE_HOST_IS_NOT_KNOWN,
    THE_KEY_WAS_USED_FOR_ANOTHER_FILE
}
