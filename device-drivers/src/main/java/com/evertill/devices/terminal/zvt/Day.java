package com.evertill.devices.terminal.zvt;

import com.evertill.devices.terminal.TotalsOutcome;
import com.evertill.devices.terminal.zvt.Connection.LastEntry;
import com.evertill.devices.terminal.zvt.Dialogue.End;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the terminal counts, from one end of day to the next. */
final class Day {
    /** It talks to the bank, about every payment if it must. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(3);

    private final ZvtConfig config;
    private final Connection connection;
    private final Settlement settlement;

    Day(ZvtConfig config, Connection connection, Settlement settlement) {
        this.config = config;
        this.connection = connection;
        this.settlement = settlement;
    }

    /** After it, the terminal tells nothing of what was before: whatever is open is settled first. */
    TotalsOutcome closed() {
        return settlement.isEverythingKnown()
                ? told(Messages.endOfDay(config))
                : new TotalsOutcome.Refused("What became of the last payment at the terminal is not known yet.");
    }

    TotalsOutcome told(Apdu command) {
        var trouble = connection.open();
        if (trouble != null) {
            return outcome(trouble);
        }
        var result = connection.hold(command, LONGEST_SILENCE, Dialogue.NONE, () -> {});
        connection.wrote(null);
        var status = result.status();
        return switch (result.end()) {
            case End.Completed _ -> outcome(status);
            case End.Aborted(var code) -> refused(status == null || status.isDone() ? code : status.result());
            case End.Refused(var code) -> refused(code);
            case End.Broken(var why) -> new TotalsOutcome.Unreachable(why);
        };
    }

    private static TotalsOutcome refused(int code) {
        var words = ResultCode.words(code);
        return ResultCode.isBusy(code) ? new TotalsOutcome.Unreachable(words) : new TotalsOutcome.Refused(words);
    }

    private TotalsOutcome outcome(@Nullable StatusInformation status) {
        var totals = status == null ? null : status.totals();
        return totals == null
                ? new TotalsOutcome.Refused("The terminal tells no totals.")
                : new TotalsOutcome.Told(totals.in(config.currency()));
    }

    private static TotalsOutcome outcome(LastEntry trouble) {
        return switch (trouble) {
            case LastEntry.Told _ -> new TotalsOutcome.Refused("The terminal tells no totals.");
            case LastEntry.Busy(var why) -> new TotalsOutcome.Unreachable(why);
            case LastEntry.NotTold(var why) -> new TotalsOutcome.Unreachable(why);
        };
    }

    /** Until something else is booked, a terminal repeats the receipt of its end of day. */
    TotalsOutcome lastClosed() {
        return switch (connection.askForTheLastEntry()) {
            case LastEntry.Told told -> outcome(told.status());
            case LastEntry.Busy busy -> outcome(busy);
            case LastEntry.NotTold notTold -> outcome(notTold);
        };
    }
}
