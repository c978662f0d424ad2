package com.evertill.edge.tender;

import com.evertill.commerce.sqlite.Database;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.edge.journal.Journal;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.CardAttempt.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Gives back what nobody wants any more, once. */
final class Reversals {
    private final Database database;
    private final Journal journal;
    private final CardAttempts attempts;
    private final CardTerminal terminal;
    private final Duration terminalTimeout;
    private final CardDesk.Basket basket;

    Reversals(
            Database database,
            Journal journal,
            CardAttempts attempts,
            CardTerminal terminal,
            Duration terminalTimeout,
            CardDesk.Basket basket) {
        this.database = database;
        this.journal = journal;
        this.attempts = attempts;
        this.terminal = terminal;
        this.terminalTimeout = terminalTimeout;
        this.basket = basket;
    }

    /** Whether something was done. */
    boolean step(CardAttempt attempt, Instant now) {
        if (attempt.reversal() != null) {
            return askForTheReversal(attempt, attempt.reversal(), now);
        }
        if (!attempt.isKnownToTheTerminal()) {
            return askWhatWasTaken(attempt, now);
        }
        boolean wasRefused = attempt.trouble() == Trouble.REVERSAL_REFUSED;
        return (!wasRefused || isBehindTheTimeout(attempt, now))
                && !isAnotherOneUnknown(attempt)
                && reverse(attempt, now);
    }

    /** A terminal that speaks ZVT can tell of nothing but what it was asked last: nothing is begun before that is known, or decided. */
    private boolean isAnotherOneUnknown(CardAttempt attempt) {
        return database.read(tx -> attempts.open(tx, attempt.till())).stream()
                .anyMatch(other -> other.state() == State.ASKED || other.state() == State.UNKNOWN);
    }

    private boolean reverse(CardAttempt attempt, Instant now) {
        var reversal = begin(attempt, now);
        if (reversal.isEmpty()) {
            return true;
        }
        var approval = Objects.requireNonNull(attempt.approval());
        var original = new PaymentReference(attempt.reference());
        var outcome = terminal.reverse(reversal.get(), original, approval.poiTransactionId(), approval.amount());
        return settle(attempt, confirmed(reversal.get(), outcome), now);
    }

    /** A request that came to the terminal twice is refused the second time: whether the first time it was not is asked for. */
    private ReversalOutcome confirmed(PaymentReference reversal, ReversalOutcome outcome) {
        if (!(outcome instanceof ReversalOutcome.Refused)) {
            return outcome;
        }
        return switch (terminal.reversalStatus(reversal)) {
            case StatusOutcome.Settled<ReversalOutcome>(var known) -> known;
            case StatusOutcome.NotFound<ReversalOutcome> _ -> outcome;
            case StatusOutcome.InProgress<ReversalOutcome> _ ->
                new ReversalOutcome.Unknown("the terminal is still at it");
            case StatusOutcome.Unreachable<ReversalOutcome>(var why) -> new ReversalOutcome.Unknown(why);
        };
    }

    /** Empty if a manager has settled it meanwhile. */
    private Optional<PaymentReference> begin(CardAttempt attempt, Instant now) {
        return database.write(tx -> {
            var current = attempts.find(tx, attempt.reference()).orElseThrow();
            if (current.state() != State.REVERSING) {
                return Optional.empty();
            }
            var reference = PaymentReference.of(journal.epoch(), journal.drawForNode(tx, "card"));
            attempts.askReversal(tx, current, reference.value(), now);
            return Optional.of(reference);
        });
    }

    private boolean askForTheReversal(CardAttempt attempt, String reversal, Instant now) {
        return switch (terminal.reversalStatus(new PaymentReference(reversal))) {
            case StatusOutcome.Settled<ReversalOutcome>(var outcome) -> settle(attempt, outcome, now);
            case StatusOutcome.NotFound<ReversalOutcome> _ -> neverArrived(attempt, now);
            case StatusOutcome.InProgress<ReversalOutcome> _ -> isStillAtIt(attempt, now);
            case StatusOutcome.Unreachable<ReversalOutcome>(var why) -> lost(attempt, why);
        };
    }

    /** For as long as it says so it may give it back. */
    private boolean isStillAtIt(CardAttempt attempt, Instant now) {
        if (isBehindTheTimeout(attempt, now)) {
            ifReversing(attempt, (tx, current) -> attempts.seeReversal(tx, current, now));
        }
        return false;
    }

    /** Refused is also what was given back before: by a reversal that the terminal seemed never to have seen. */
    private ReversalOutcome unlessGivenBackBefore(CardAttempt attempt, ReversalOutcome outcome) {
        if (!(outcome instanceof ReversalOutcome.Refused)) {
            return outcome;
        }
        for (var former : database.read(tx -> attempts.formerReversals(tx, attempt))) {
            switch (terminal.reversalStatus(new PaymentReference(former))) {
                case StatusOutcome.Settled<ReversalOutcome>(ReversalOutcome.Reversed reversed) -> {
                    return reversed;
                }
                case StatusOutcome.InProgress<ReversalOutcome> _ -> {
                    return new ReversalOutcome.Unknown("the terminal is still at an earlier reversal");
                }
                case StatusOutcome.Unreachable<ReversalOutcome>(var why) -> {
                    return new ReversalOutcome.Unknown(why);
                }
                case StatusOutcome.Settled<ReversalOutcome> _, StatusOutcome.NotFound<ReversalOutcome> _ -> {
                    // That one gave nothing back.
                }
            }
        }
        return outcome;
    }

    private boolean settle(CardAttempt attempt, ReversalOutcome outcome, Instant now) {
        return switch (unlessGivenBackBefore(attempt, outcome)) {
            case ReversalOutcome.Reversed _ -> {
                basket.reversed(attempt.reference(), true, now);
                yield true;
            }
            case ReversalOutcome.Refused(var why) -> {
                if (wasDeclinedLater(attempt)) {
                    basket.reversed(attempt.reference(), false, now);
                } else {
                    basket.notReversed(attempt.reference(), why, now);
                }
                yield true;
            }
            case ReversalOutcome.NotAsked(var why) -> dropped(attempt, why);
            case ReversalOutcome.Unknown(var why) -> lost(attempt, why);
        };
    }

    /** The bank had not been asked, and says no: there is nothing to give back. */
    private boolean wasDeclinedLater(CardAttempt attempt) {
        var approval = attempt.approval();
        return approval != null
                && approval.offlineApproved()
                && terminal.status(new PaymentReference(attempt.reference()), attempt.amount())
                        instanceof StatusOutcome.Settled<PaymentOutcome>(PaymentOutcome.Declined _);
    }

    /** Like a payment that the terminal denies: it may still be on its way, and nothing may be given back twice. */
    private boolean neverArrived(CardAttempt attempt, Instant now) {
        if (attempt.denials() >= CardDesk.DENIALS && isBehindTheTimeout(attempt, now)) {
            ifReversing(
                    attempt,
                    (tx, current) -> attempts.giveUpReversal(tx, current, "the terminal never saw the reversal"));
            return true;
        }
        ifReversing(attempt, (tx, current) -> {
            attempts.loseReversal(tx, current, "the terminal does not know the reversal yet");
            attempts.deny(tx, current);
        });
        return false;
    }

    /** The next step asks for it again, under a new reference. */
    private boolean dropped(CardAttempt attempt, String why) {
        ifReversing(attempt, (tx, current) -> attempts.dropReversal(tx, current, Trouble.NO_ANSWER, why));
        return false;
    }

    private boolean lost(CardAttempt attempt, String why) {
        if (attempt.trouble() != Trouble.NO_ANSWER) {
            ifReversing(attempt, (tx, current) -> attempts.loseReversal(tx, current, why));
        }
        return false;
    }

    /** A manager approved it: what the terminal took, and whether it took anything, is asked for before anything is given back. */
    private boolean askWhatWasTaken(CardAttempt attempt, Instant now) {
        var reference = new PaymentReference(attempt.reference());
        return switch (terminal.status(reference, attempt.amount())) {
            case StatusOutcome.Settled<PaymentOutcome>(PaymentOutcome.Approved(var approval)) -> {
                ifReversing(attempt, (tx, current) -> attempts.learn(tx, current, approval));
                yield true;
            }
            case StatusOutcome.Settled<PaymentOutcome>(PaymentOutcome.Unknown(var why)) -> lost(attempt, why);
            case StatusOutcome.Settled<PaymentOutcome> _ -> {
                basket.reversed(attempt.reference(), false, now);
                yield true;
            }
            case StatusOutcome.NotFound<PaymentOutcome> _ -> neverTaken(attempt, reference, now);
            case StatusOutcome.InProgress<PaymentOutcome> _ -> false;
            case StatusOutcome.Unreachable<PaymentOutcome>(var why) -> lost(attempt, why);
        };
    }

    private boolean neverTaken(CardAttempt attempt, PaymentReference reference, Instant now) {
        terminal.abort(reference);
        if (attempt.denials() >= CardDesk.DENIALS
                && now.isAfter(attempt.intended().plus(terminalTimeout))) {
            basket.reversed(attempt.reference(), false, now);
            return true;
        }
        ifReversing(attempt, (tx, current) -> {
            attempts.loseReversal(tx, current, "the terminal does not know the payment");
            attempts.deny(tx, current);
        });
        return false;
    }

    private boolean isBehindTheTimeout(CardAttempt attempt, Instant now) {
        return attempt.asked() == null || now.isAfter(attempt.asked().plus(terminalTimeout));
    }

    private interface Change {
        void of(com.evertill.commerce.sqlite.Tx tx, CardAttempt current) throws java.sql.SQLException;
    }

    /** Unless a manager has settled it meanwhile. */
    private void ifReversing(CardAttempt attempt, Change change) {
        database.act(tx -> {
            var current = attempts.find(tx, attempt.reference()).orElseThrow();
            if (current.state() == State.REVERSING) {
                change.of(tx, current);
            }
        });
    }
}
