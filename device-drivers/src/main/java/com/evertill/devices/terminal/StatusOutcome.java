package com.evertill.devices.terminal;

/** What the terminal says of an earlier request, whose outcome is a {@code T}. */
public sealed interface StatusOutcome<T> {

    /** It has an end, and this is it. */
    record Settled<T>(T outcome) implements StatusOutcome<T> {}

    /** The terminal is still at it: ask again. */
    record InProgress<T>() implements StatusOutcome<T> {}

    /** The terminal has never seen it. Not final at once, see this package's page. */
    record NotFound<T>() implements StatusOutcome<T> {}

    /** The terminal did not answer, or not with sense: ask again. */
    record Unreachable<T>(String why) implements StatusOutcome<T> {}
}
