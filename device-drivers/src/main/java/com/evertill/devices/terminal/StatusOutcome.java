package com.evertill.devices.terminal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the terminal says of an earlier request, whose outcome is a {@code T}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StatusOutcome.Settled.class, name = "settled"),
    @JsonSubTypes.Type(value = StatusOutcome.InProgress.class, name = "inProgress"),
    @JsonSubTypes.Type(value = StatusOutcome.NotFound.class, name = "notFound"),
    @JsonSubTypes.Type(value = StatusOutcome.Unreachable.class, name = "unreachable")
})
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
