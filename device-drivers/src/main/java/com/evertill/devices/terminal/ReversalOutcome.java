package com.evertill.devices.terminal;

import java.util.List;

/** What came of asking for a reversal. */
public sealed interface ReversalOutcome {

    /** The customer has the money back, or never lost it. */
    record Reversed(String poiTransactionId, List<String> receiptLines) implements ReversalOutcome {
        public Reversed {
            receiptLines = List.copyOf(receiptLines);
        }
    }

    /** The money stays taken. */
    record Refused(String reason) implements ReversalOutcome {}

    /** Only {@link CardTerminal#reversalStatus} can tell. */
    record Unknown(String why) implements ReversalOutcome {}

    /** The request certainly never reached the terminal. */
    record NotAsked(String why) implements ReversalOutcome {}
}
