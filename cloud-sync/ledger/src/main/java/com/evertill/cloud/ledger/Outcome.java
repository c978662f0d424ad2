package com.evertill.cloud.ledger;

import com.evertill.commerce.facts.Batch.Rejection;
import com.evertill.commerce.messages.Confirmed;

/** What became of a batch. Each has the answer for the node. */
public sealed interface Outcome {
    Confirmed answer();

    /** Kept and confirmed. */
    record Taken(Confirmed answer) implements Outcome {}

    /** Kept; what comes before it is still on its way. */
    record WaitsForEarlier(Confirmed answer) implements Outcome {}

    /** It was there already. */
    record Repeated(Confirmed answer) implements Outcome {}

    /** Nothing of it is a fact; it lies in quarantine. */
    record Rejected(Confirmed answer, Rejection why) implements Outcome {}
}
