package com.evertill.cloud.payments;

/** Why a message that claims to come from the provider is not taken. */
public enum WebhookRefusal {
    NO_PROVIDER_IS_EXPECTED_TO_SEND,
    THE_SIGNATURE_IS_NOT_THE_PROVIDERS,
    THE_SIGNATURE_IS_TOO_OLD,
    IT_IS_NO_EVENT
}
