package com.evertill.cloud.customers;

import java.time.Instant;

/**
 * What a customer said once to one purpose; what counts is what they said last.
 *
 * @param wording the version of the text that they said it to.
 * @param head at which.
 */
public record Consent(int number, Purpose purpose, boolean given, String wording, String head, Instant at) {}
