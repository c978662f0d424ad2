package com.evertill.devices.terminal;

/** What came of asking for a terminal's totals. */
public sealed interface TotalsOutcome {

    record Told(TerminalTotals totals) implements TotalsOutcome {}

    /** It does not count, or not now. */
    record Refused(String why) implements TotalsOutcome {}

    /** Nothing is known. Of a reconciliation: the period may be closed, and then {@link CardTerminal#lastReconciled} tells its totals. */
    record Unreachable(String why) implements TotalsOutcome {}
}
