package com.evertill.devices;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a print job ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PrintOutcome.Printed.class, name = "printed"),
    @JsonSubTypes.Type(value = PrintOutcome.NotPrinted.class, name = "notPrinted"),
    @JsonSubTypes.Type(value = PrintOutcome.Unknown.class, name = "unknown")
})
public sealed interface PrintOutcome {

    /** The printer itself has confirmed that everything is on paper. */
    record Printed() implements PrintOutcome {}

    /** Certainly nothing is on paper. Printing again cannot make a second copy. */
    record NotPrinted(DeviceState why) implements PrintOutcome {}

    /** Some, all or nothing is on paper, and nothing more will come out: only a person can see which. Never print again unasked. */
    record Unknown(DeviceState why) implements PrintOutcome {}
}
