package com.evertill.cloud.partners;

import java.time.Instant;

/**
 * A message that was given up.
 *
 * @param number by which it is sent again.
 * @param event the id of what it tells, and {@code type} what that is.
 * @param since when it was to be told first.
 * @param givenUp when no more was tried.
 * @param why it was not, the last time it was tried.
 */
public record Undelivered(
        String subscription,
        long number,
        String type,
        String event,
        Instant since,
        Instant givenUp,
        int attempts,
        String why) {}
