package com.evertill.devices.terminal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What came of asking for a reversal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReversalOutcome.Reversed.class, name = "reversed"),
    @JsonSubTypes.Type(value = ReversalOutcome.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = ReversalOutcome.Unknown.class, name = "unknown"),
    @JsonSubTypes.Type(value = ReversalOutcome.NotAsked.class, name = "notAsked")
})
public sealed interface ReversalOutcome {

    /** The customer has the money back, or never lost it. */
    record Reversed(String poiTransactionId, List<String> receiptLines) implements ReversalOutcome {
        public Reversed {
            receiptLines = List.copyOf(receiptLines);
        }
    }

    /** The money stays taken. */
    record Refused(String reason) implements ReversalOutcome {
        /** Of a payment whose name this terminal's protocol does not have: the terminal was replaced since. */
        public static final Refused OF_ANOTHER_TERMINAL =
                new Refused("It was paid at another terminal, which this one knows nothing of.");
    }

    /** Only {@link CardTerminal#reversalStatus} can tell. */
    record Unknown(String why) implements ReversalOutcome {}

    /** The request certainly never reached the terminal. */
    record NotAsked(String why) implements ReversalOutcome {}
}
