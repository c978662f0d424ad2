package com.evertill.devices.terminal;

/** Whether the terminal heard that it should stop. */
public sealed interface AbortOutcome {

    /** It heard. It may be too late all the same. */
    record Asked() implements AbortOutcome {}

    record Unreachable(String why) implements AbortOutcome {}
}
