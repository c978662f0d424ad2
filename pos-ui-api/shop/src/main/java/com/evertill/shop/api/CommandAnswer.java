package com.evertill.shop.api;

/**
 * The action was done, durably.
 *
 * @param version from which on the till's view shows it.
 */
public record CommandAnswer(String id, long version) {}
