package com.evertill.devices.terminal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What came of asking for a terminal's totals. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TotalsOutcome.Told.class, name = "told"),
    @JsonSubTypes.Type(value = TotalsOutcome.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = TotalsOutcome.Unreachable.class, name = "unreachable")
})
public sealed interface TotalsOutcome {

    record Told(TerminalTotals totals) implements TotalsOutcome {}

    /** It does not count, or has no such count. */
    record Refused(String why) implements TotalsOutcome {}

    /**
     * Nothing is known: it cannot be reached, or does something else at the moment. Of a reconciliation: the period may be closed, and then
     * {@link CardTerminal#lastReconciled} tells its totals.
     */
    record Unreachable(String why) implements TotalsOutcome {}
}
