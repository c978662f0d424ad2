package com.evertill.edge.till;

/** What a device is to do after a command is durable. */
public sealed interface Effect {
    /** Of {@link com.evertill.edge.receipt.PrintJobs}. */
    record Print(String job) implements Effect {}

    record OpenDrawer() implements Effect {}

    /** There is a card attempt to be brought to its end. */
    record AskTerminal() implements Effect {}

    record AbortPayment(String reference) implements Effect {}
}
