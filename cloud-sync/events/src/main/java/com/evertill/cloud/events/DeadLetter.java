package com.evertill.cloud.events;

import java.time.Instant;

/**
 * An event that a rule's subscriber has not taken, however often it was brought.
 *
 * @param since when it was given up.
 * @param why in the subscriber's words the last time it had any; that it fell over each time if it never had.
 */
public record DeadLetter(String rule, long position, CloudEvent event, Instant since, String why) {}
