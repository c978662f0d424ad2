package com.evertill.edge.tender;

import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.edge.journal.Journal;
import com.evertill.edge.tender.CardAttempt.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Brings a till's open attempts to their ends, one step at a time: what was done last is on the disk before the terminal is asked for the next.
 * Driven by one thread per till; the terminal is never asked within a transaction.
 */
public final class CardDesk {
    /** Times that a terminal must deny all knowledge, beyond its own time-out, before it is believed. */
    private static final int DENIALS = 3;

    private final Database database;
    private final Journal journal;
    private final CardAttempts attempts;
    private final TillId till;
    private final CardTerminal terminal;
    private final Duration terminalTimeout;
    private final Basket basket;

    /** What became of an attempt, for whoever holds its basket. */
    public interface Basket {
        /** The payment is approved: take it in, or give it back. */
        void approved(String reference, Instant now);

        /** The payment, which was taken into a basket once, has been given back. */
        void reversed(String reference, Instant now);
    }

    /** What to do next. */
    public enum Progress {
        /** Come again at once. */
        SOMETHING_WAS_DONE,
        /** Come again after a while: the terminal has nothing new to say. */
        WAITING_FOR_THE_TERMINAL,
        /** Come again when an attempt is made. */
        NOTHING_IS_OPEN
    }

    /**
     * Of one till.
     *
     * @param terminalTimeout after which the terminal itself gives a payment up.
     */
    public CardDesk(
            Database database,
            Journal journal,
            CardAttempts attempts,
            TillId till,
            CardTerminal terminal,
            Duration terminalTimeout,
            Basket basket) {
        this.database = database;
        this.journal = journal;
        this.attempts = attempts;
        this.till = till;
        this.terminal = terminal;
        this.terminalTimeout = terminalTimeout;
        this.basket = basket;
    }

    /** At start, before the first step: whatever was being asked when the box stopped has an unknown outcome. */
    public void recover() {
        database.act(tx -> {
            for (var attempt : attempts.open(tx, till)) {
                if (attempt.state() == State.ASKED) {
                    attempts.lose(tx, attempt, "the box was stopped while the terminal was asked");
                }
            }
        });
    }

    /** Takes every open attempt one step further. */
    public Progress step(Instant now) {
        var open = database.read(tx -> attempts.open(tx, till));
        if (open.isEmpty()) {
            return Progress.NOTHING_IS_OPEN;
        }
        boolean moved = false;
        for (var attempt : open) {
            moved |= step(attempt, now);
        }
        return moved ? Progress.SOMETHING_WAS_DONE : Progress.WAITING_FOR_THE_TERMINAL;
    }

    private boolean step(CardAttempt attempt, Instant now) {
        return switch (attempt.state()) {
            case INTENDED -> ask(attempt, now);
            case ASKED, UNKNOWN, WATCHED -> askForTheOutcome(attempt, now);
            case APPROVED -> {
                basket.approved(attempt.reference(), now);
                yield true;
            }
            case REVERSING -> giveBack(attempt, now);
            case APPLIED, DECLINED, REVERSED -> false;
        };
    }

    private boolean ask(CardAttempt attempt, Instant now) {
        database.act(tx -> attempts.ask(tx, attempt, now));
        record(attempt.reference(), terminal.pay(new PaymentReference(attempt.reference()), attempt.amount()));
        return true;
    }

    private void record(String reference, PaymentOutcome outcome) {
        database.act(tx -> {
            var attempt = attempts.find(tx, reference).orElseThrow();
            switch (outcome) {
                case PaymentOutcome.Approved(var approval) -> attempts.approve(tx, attempt, approval);
                case PaymentOutcome.Declined(var reason, var detail) ->
                    attempts.decline(tx, attempt, reason + (detail.isBlank() ? "" : ": " + detail));
                case PaymentOutcome.NotAsked(var why) -> attempts.decline(tx, attempt, "TERMINAL_TROUBLE: " + why);
                case PaymentOutcome.Unknown(var why) -> attempts.lose(tx, attempt, why);
            }
        });
    }

    private boolean askForTheOutcome(CardAttempt attempt, Instant now) {
        var reference = new PaymentReference(attempt.reference());
        switch (terminal.status(reference)) {
            case StatusOutcome.Settled<PaymentOutcome>(var outcome)
            when !(outcome instanceof PaymentOutcome.Unknown) -> {
                record(attempt.reference(), outcome);
                return true;
            }
            case StatusOutcome.NotFound<PaymentOutcome> _ -> {
                return denied(attempt, reference, now);
            }
            default -> {
                return false;
            }
        }
    }

    /** The request may still be on its way: the terminal is told to abort it, and asked again until its own time-out has passed. */
    private boolean denied(CardAttempt attempt, PaymentReference reference, Instant now) {
        terminal.abort(reference);
        var asked = attempt.asked() == null ? attempt.intended() : attempt.asked();
        boolean believed = attempt.notFound() >= DENIALS && now.isAfter(asked.plus(terminalTimeout));
        database.act(tx -> {
            if (believed) {
                attempts.decline(tx, attempt, "NOT_ASKED: the terminal never saw it");
            } else {
                attempts.notFound(tx, attempt);
            }
        });
        return believed;
    }

    private boolean giveBack(CardAttempt attempt, Instant now) {
        var approval = Objects.requireNonNull(attempt.approval(), "what was never approved is not reversed");
        if (attempt.reversal() != null) {
            var status = terminal.reversalStatus(new PaymentReference(attempt.reversal()));
            return switch (status) {
                case StatusOutcome.Settled<ReversalOutcome>(var outcome) -> reversed(attempt, outcome, now);
                // It never arrived; the same reversal is asked for again under a new reference.
                case StatusOutcome.NotFound<ReversalOutcome> _ -> {
                    database.act(tx -> attempts.askReversal(tx, attempt, null));
                    yield true;
                }
                case StatusOutcome.InProgress<ReversalOutcome> _, StatusOutcome.Unreachable<ReversalOutcome> _ -> false;
            };
        }
        var reversal = database.write(tx -> {
            var reference = PaymentReference.of(journal.epoch(), journal.drawForNode(tx, "card"));
            attempts.askReversal(tx, attempt, reference.value());
            return reference;
        });
        return reversed(
                attempt,
                terminal.reverse(
                        reversal,
                        new PaymentReference(attempt.reference()),
                        approval.poiTransactionId(),
                        approval.amount()),
                now);
    }

    private boolean reversed(CardAttempt attempt, ReversalOutcome outcome, Instant now) {
        return switch (outcome) {
            case ReversalOutcome.Reversed _ -> {
                database.act(tx -> attempts.reversed(tx, attempt));
                basket.reversed(attempt.reference(), now);
                yield true;
            }
            case ReversalOutcome.Refused(var reason) -> {
                database.act(tx -> attempts.keep(tx, attempt, "the terminal refuses to give it back: " + reason));
                yield false;
            }
            case ReversalOutcome.NotAsked _ -> {
                database.act(tx -> attempts.askReversal(tx, attempt, null));
                yield false;
            }
            case ReversalOutcome.Unknown _ -> false;
        };
    }
}
