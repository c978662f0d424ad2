package com.evertill.edge.enrolment;

import org.jspecify.annotations.Nullable;

/**
 * How far a box is on the way to its place.
 *
 * @param code by which head office can tell this box from another that asks for the same place.
 * @param fetched facts of the epochs before that have come.
 * @param toFetch how many there are; 0 while that is not known.
 * @param trouble what went wrong last, if something did; it is tried again.
 */
public record Standing(
        Stage stage,
        String code,
        long fetched,
        long toFetch,
        @Nullable String trouble) {}
