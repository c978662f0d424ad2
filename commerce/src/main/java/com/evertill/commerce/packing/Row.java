package com.evertill.commerce.packing;

/**
 * A fact as it travels; its key and its hash follow from its place.
 *
 * @param at milliseconds since 1970.
 * @param day days since 1970.
 */
@SuppressWarnings("ArrayRecordComponent") // On its way; nobody compares two.
public record Row(long at, long day, String type, int version, byte[] payload) {}
