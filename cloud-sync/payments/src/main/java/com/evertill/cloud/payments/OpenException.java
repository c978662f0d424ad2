package com.evertill.cloud.payments;

import java.time.Instant;

/**
 * What a person has to see to: at the provider, with the customer, or by waiting.
 *
 * @param state in which it stands.
 * @param since when.
 * @param said by the provider, the last time it was asked.
 */
public record OpenException(String payment, String order, PaymentView.State state, Instant since, String said) {}
