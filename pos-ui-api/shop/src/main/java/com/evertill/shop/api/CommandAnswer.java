package com.evertill.shop.api;

/**
 * The action was done, durably.
 *
 *
 * @param version of the till's view that shows it, or of a later one.
 */
public record CommandAnswer(String id, long version) {}
