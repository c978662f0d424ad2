package com.evertill.devices.terminal.zvt;

import com.evertill.commerce.tender.CardApproval;
import com.evertill.devices.terminal.PaymentOutcome.Reason;
import com.evertill.devices.terminal.zvt.Connection.LastEntry;
import com.evertill.devices.terminal.zvt.Recovery.Verdict;
import com.evertill.devices.terminal.zvt.ZvtNote.Stage;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Brings open notes to their ends, by what the terminal says when it is asked to repeat its last receipt. */
final class Settlement {
    private final Connection connection;
    private final ZvtMemory memory;
    private final ZoneId zone;

    /** What is known of a request for money. */
    sealed interface Settled {
        record Known(ZvtNote note) implements Settled {}

        record Busy() implements Settled {}

        record NotThere() implements Settled {}

        record NotKnown(String why) implements Settled {}
    }

    Settlement(Connection connection, ZvtMemory memory, ZoneId zone) {
        this.connection = connection;
        this.memory = memory;
        this.zone = zone;
    }

    /**
     * The last entry before something new is begun; what was begun before is settled by it now, since the terminal can't tell of it later. Where it does
     * not even now, nothing new is begun, unless somebody has decided.
     */
    LastEntry before() {
        var trouble = connection.open();
        if (trouble != null) {
            return trouble;
        }
        var earlier = memory.latest().filter(note -> note.stage().isOpen());
        if (earlier.isEmpty()) {
            return connection.lastEntry();
        }
        var last = connection.askForTheLastEntry();
        return last instanceof LastEntry.Told told ? passedOver(earlier.get(), told) : last;
    }

    private LastEntry passedOver(ZvtNote note, LastEntry.Told told) {
        var settled = judged(note, told);
        if (settled instanceof Settled.NotKnown(var why) && mayHaveMovedMoney(note)) {
            return new LastEntry.NotTold("What became of the payment before is not known: " + why);
        }
        memory.keep(settled instanceof Settled.Known(var known) ? known : note.past());
        return told;
    }

    /** A reversal names what it takes back: asked for again, it takes nothing back twice. */
    private boolean mayHaveMovedMoney(ZvtNote note) {
        return note.kind() != ZvtNote.Kind.REVERSAL && !memory.isDecided(note.reference());
    }

    /** Whether nothing is left that the terminal will have to be asked about. */
    boolean isEverythingKnown() {
        return memory.latest()
                .map(note -> !note.stage().isOpen()
                        || of(note) instanceof Settled.Known
                        || memory.isDecided(note.reference()))
                .orElse(true);
    }

    Settled of(ZvtNote note) {
        if (!note.stage().isOpen()) {
            return remembered(note);
        }
        return switch (connection.askForTheLastEntry()) {
            case LastEntry.Busy _ -> new Settled.Busy();
            case LastEntry.NotTold(var why) -> new Settled.NotKnown(why);
            case LastEntry.Told told -> {
                var settled = judged(note, told);
                if (settled instanceof Settled.Known(var known)) {
                    memory.keep(known);
                }
                yield settled;
            }
        };
    }

    static Settled remembered(ZvtNote note) {
        return note.stage() == Stage.PAST ? new Settled.NotThere() : new Settled.Known(note);
    }

    private Settled judged(ZvtNote note, LastEntry.Told told) {
        return switch (Recovery.judge(note, told.booking(), told.wasDone(), zone)) {
            case Verdict.Booked(var entry) -> new Settled.Known(note.booked(entry, approval(note, told)));
            case Verdict.NotBooked(var why) -> new Settled.Known(note.notBooked(Reason.REFUSED, why));
            case Verdict.NotThere _ -> new Settled.NotThere();
            case Verdict.Undecided(var why) ->
                new Settled.NotKnown(
                        note.stage() == Stage.APPROVED ? why + " It had approved the payment before." : why);
        };
    }

    private static @Nullable CardApproval approval(ZvtNote note, LastEntry.Told told) {
        var status = told.status();
        return note.kind() == ZvtNote.Kind.REVERSAL || status == null
                ? note.approval()
                : status.approval(note.amount(), told.receipts());
    }
}
