package com.evertill.cloud.payments;

import com.evertill.commerce.money.Money;

/**
 * Money on its way back to the customer.
 *
 * @param name unique for the payment: under it, it is given back once.
 * @param attempt from 1; a new one only when the provider failed for good at the one before.
 * @param done whether the provider says so.
 */
public record Refund(String name, Money amount, int attempt, boolean done) {}
