package com.evertill.edge.tender;

import com.evertill.commerce.facts.Payload.TerminalReconciled;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.OfflineApproval;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.TerminalTotals;
import com.evertill.devices.terminal.TotalsOutcome;
import com.evertill.edge.journal.Journal;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.CardDesk.Progress;
import com.evertill.edge.tender.Reconciliations.Due;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reconciles a till's terminal behind a shift, a step at a time, on the thread that asks it for payments. What its open period comes to is on the
 * disk before it is asked to end it, so that a lost answer is known by that when it is asked what it ended last. It is asked again a minute later,
 * for some minutes; after that what it did not tell stands open as an exception, and the next shift's reconciliation is over all that this one was.
 */
public final class Reconciler {
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final int TRIES = 10;

    private final Database database;
    private final Journal journal;
    private final CardAttempts attempts;
    private final TillId till;
    private final CardTerminal terminal;
    private final Currency currency;
    private final Forwarding forwarding;
    private int tries;
    private @Nullable Instant next;

    /**
     * Of one till.
     *
     * @param forwarding of the same terminal.
     */
    public Reconciler(
            Database database,
            Journal journal,
            CardAttempts attempts,
            TillId till,
            CardTerminal terminal,
            Currency currency,
            Forwarding forwarding) {
        this.database = database;
        this.journal = journal;
        this.attempts = attempts;
        this.till = till;
        this.terminal = terminal;
        this.currency = currency;
        this.forwarding = forwarding;
    }

    /** Payments go first: it waits for those that are under way. */
    public Progress step(Instant now) {
        var due = database.read(tx -> Reconciliations.find(tx, till));
        if (due.isEmpty()) {
            return Progress.NOTHING_IS_OPEN;
        }
        boolean isEarly = next != null
                && now.isBefore(next)
                && Duration.between(now, next).compareTo(AGAIN) <= 0;
        if (isEarly || database.read(this::isBusy)) {
            return Progress.WAITING_FOR_THE_TERMINAL;
        }
        return ended(due.get(), now) ? Progress.SOMETHING_WAS_DONE : Progress.WAITING_FOR_THE_TERMINAL;
    }

    /** What cannot be given back, and what is only watched, shows in the count. */
    private boolean isBusy(Tx tx) throws SQLException {
        return attempts.open(tx, till).stream()
                .anyMatch(attempt -> attempt.state().holdsUpTheBasket()
                        || (attempt.state() == State.REVERSING && attempt.trouble() == null));
    }

    private boolean ended(Due due, Instant now) {
        if (due.asked()) {
            switch (terminal.lastReconciled()) {
                case TotalsOutcome.Told(var last)
                when isThat(due, last) -> {
                    return end(due, last, null, now);
                }
                // To end another period now would leave nothing that this one is known by.
                case TotalsOutcome.Unreachable(var why) -> {
                    return later(due, why, now);
                }
                case TotalsOutcome.Told _, TotalsOutcome.Refused _ -> {
                    // It has not been ended.
                }
            }
        }
        return counted(due, now);
    }

    private boolean counted(Due due, Instant now) {
        return switch (terminal.totals()) {
            case TotalsOutcome.Told(var open) -> end(due, open, now);
            case TotalsOutcome.Refused(var why) -> later(due, why, now);
            case TotalsOutcome.Unreachable(var why) -> later(due, why, now);
        };
    }

    private boolean end(Due due, TerminalTotals open, Instant now) {
        database.act(tx -> {
            attempts.beginCount(tx, till);
            Reconciliations.ask(tx, till, open.period(), net(open).minor());
        });
        return switch (terminal.reconcile()) {
            case TotalsOutcome.Told(var ended) -> end(due, ended, null, now);
            case TotalsOutcome.Refused(var why) -> later(due, why, now);
            case TotalsOutcome.Unreachable(var why) -> later(due, why, now);
        };
    }

    /**
     * Where periods have no names, by what it came to. By its name alone where it has one: what the bank declines of what it was not asked about before
     * was in the open period, and is in the ended one no more.
     */
    private boolean isThat(Due due, TerminalTotals last) {
        var period = Objects.requireNonNullElse(due.period(), "");
        return last.period().equals(period) && (!period.isEmpty() || net(last).minor() == due.minor());
    }

    private Money net(TerminalTotals totals) {
        return totals.net(currency);
    }

    private boolean later(Due due, String why, Instant now) {
        next = now.plus(AGAIN);
        return ++tries >= TRIES && end(due, null, why, now);
    }

    private boolean end(Due due, @Nullable TerminalTotals totals, @Nullable String why, Instant now) {
        var told = totals == null ? null : net(totals);
        // What the terminal held has reached the bank with that, and what the bank declined is in no count.
        var held = told == null ? Set.<String>of() : forwarding.ask(now);
        database.act(tx -> {
            var settled = told == null ? attempts.toBeCounted(tx, till) : attempts.counted(tx, till);
            var sold = sum(settled, totals != null && Boolean.TRUE.equals(totals.withoutRefunds()));
            boolean isWell = told == null ? settled.isEmpty() : told.equals(sold);
            var exception = isWell ? null : OpenExceptions.draw(tx, journal, till);
            var offline = told == null ? null : untold(tx, isWell ? held : Set.of());
            var fact = new TerminalReconciled(till, due.shift(), exception, sold, told, why, offline);
            OpenExceptions.opened(tx, journal.append(tx, fact, now, due.day()), fact);
            if (told != null) {
                attempts.endCount(tx, till);
            }
            Reconciliations.done(tx, till);
        });
        tries = 0;
        next = null;
        return true;
    }

    /**
     * What was approved without the bank, and no word of the terminal tells what became of it.
     *
     * @param held what it says it holds still. That is believed once, and only where the counts agree: some repeat their first answer for ever.
     */
    private @Nullable List<OfflineApproval> untold(Tx tx, Set<String> held) throws SQLException {
        var again = OfflineApprovals.counted(tx, till, 1);
        var untold = OfflineApprovals.counted(tx, till, 0).stream()
                .filter(it -> !held.contains(it.attempt()) || again.contains(it))
                .toList();
        return untold.isEmpty() ? null : untold;
    }

    /** A tip and cash over the counter are in the terminal's count as well; what was given back is off it, where it counts that at all. */
    private Money sum(List<CardAttempt> settled, boolean withoutRefunds) {
        return settled.stream()
                .filter(attempt -> !withoutRefunds || !attempt.isRefund())
                .map(attempt -> {
                    var amount = Objects.requireNonNull(attempt.approval()).amount();
                    return attempt.isRefund() ? amount.negated() : amount;
                })
                .reduce(Money.zero(currency), Money::plus);
    }
}
