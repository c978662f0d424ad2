package com.evertill.devices.terminal.zvt;

import com.evertill.devices.terminal.zvt.ZvtNote.Kind;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the last entry of the terminal's turnover file says of an open note. The terminal books for nobody else while it is logged on to this till,
 * and this till begins nothing new before it has asked for the last entry, so what was written after {@link ZvtNote#before()} is the note's own,
 * or the terminal's reversal of it. Where amount, trace, time or terminal do not fit that, nothing is concluded.
 */
final class Recovery {

    /** How far the clocks of till and terminal may be apart, where there is nothing better to go by. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    private static final Duration LONGEST = Duration.ofMinutes(30);

    sealed interface Verdict {
        record Booked(Booking entry) implements Verdict {}

        /** It was declined, or the terminal took it back. */
        record NotBooked(String why) implements Verdict {}

        /** Not written, or not yet. */
        record NotThere() implements Verdict {}

        record Undecided(String why) implements Verdict {}
    }

    /**
     * @param last absent if the terminal says that it has none.
     * @param wasDone whether the terminal took it, or keeps it as a declined one.
     */
    static Verdict judge(ZvtNote note, @Nullable Booking last, boolean wasDone, ZoneId zone) {
        if (last == null) {
            return note.before() == null
                    ? new Verdict.NotThere()
                    : new Verdict.Undecided("The terminal does not tell its last receipt any more.");
        }
        var before = note.before();
        if (before != null && last.isSameAs(before)) {
            return new Verdict.NotThere();
        }
        if (before != null && !last.isAfter(before)) {
            return new Verdict.Undecided("The terminal's last receipt is older than one that was seen before.");
        }
        if (before == null && !isOfThatTime(note, last, zone)) {
            return new Verdict.Undecided("The terminal's last receipt is of another time.");
        }
        boolean isItself = note.booked() == null ? fits(note, last) : last.isSameAs(note.booked());
        if (isItself) {
            return wasDone ? new Verdict.Booked(last) : new Verdict.NotBooked("The terminal declined it.");
        }
        return note.kind() != Kind.REVERSAL && tookBack(note, last)
                ? new Verdict.NotBooked("The terminal took it back by itself.")
                : new Verdict.Undecided("The terminal's last receipt is of something else: number " + last.receipt()
                        + ", trace " + last.trace() + ".");
    }

    /** What was written after the entry before, and is not there any more, can only have been the note's own. */
    private static boolean tookBack(ZvtNote note, Booking last) {
        var told = note.booked();
        if (told != null) {
            return last.tookBack(told);
        }
        return last.isReversal()
                && (last.minor() == note.amount().minor() || last.tookBackSomethingAfter(note.before()));
    }

    /** A terminal may take less than it was asked to, but then nobody can say whose entry it is. */
    private static boolean fits(ZvtNote note, Booking last) {
        var original = note.original();
        boolean isOfItsKind = original == null ? !last.isReversal() : !last.isReversal() || last.tookBack(original);
        return isOfItsKind
                && last.minor() == note.amount().minor()
                && (last.currency() == 0
                        || last.currency() == note.amount().currency().getNumericCode());
    }

    private static boolean isOfThatTime(ZvtNote note, Booking last, ZoneId zone) {
        var begun = LocalDateTime.ofInstant(note.begun(), zone);
        var earliest = begun.minus(CLOCKS_APART);
        var latest = begun.plus(CLOCKS_APART).plus(LONGEST);
        long told = last.date() * 1_000_000L + last.time();
        return stamp(earliest) <= stamp(latest)
                ? stamp(earliest) <= told && told <= stamp(latest)
                : told >= stamp(earliest) || told <= stamp(latest); // the night of a new year
    }

    /** As a terminal writes it: MMDDHHMMSS. */
    private static long stamp(LocalDateTime time) {
        return (time.getMonthValue() * 100L + time.getDayOfMonth()) * 1_000_000L
                + time.getHour() * 10_000L
                + time.getMinute() * 100L
                + time.getSecond();
    }

    private Recovery() {}
}
