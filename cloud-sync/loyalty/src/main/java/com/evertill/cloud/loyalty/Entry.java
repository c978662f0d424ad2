package com.evertill.cloud.loyalty;

import java.time.Instant;

/**
 * What happened to an account.
 *
 * @param number from 1.
 * @param change of its balance, in points; zero for what was worth nothing.
 * @param origin the receipt, as {@code tenant.store/receipt}, or the name under which points were held.
 * @param at when it happened where it happened.
 */
public record Entry(int number, Cause why, long change, String origin, Instant at) {}
