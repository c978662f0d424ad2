package com.evertill.rehearsal.provider;

/**
 * A message of something that has happened, as it is sent to who wants to know.
 *
 * @param body signed when it is sent.
 */
public record Told(String id, String body) {}
