package com.evertill.devices.terminal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Whether the terminal heard that it should stop. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AbortOutcome.Asked.class, name = "asked"),
    @JsonSubTypes.Type(value = AbortOutcome.Unreachable.class, name = "unreachable")
})
public sealed interface AbortOutcome {

    /** It heard. It may be too late all the same. */
    record Asked() implements AbortOutcome {}

    record Unreachable(String why) implements AbortOutcome {}
}
