package com.evertill.edge.tender;

import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.edge.journal.Journal;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.CardAttempt.Trouble;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings a till's open attempts to their ends, one step at a time: what was done last is on the disk before the terminal is asked for the next.
 * Driven by one thread per till; the terminal is never asked within a transaction. Whatever is read from the disk may have been decided
 * otherwise, by a cashier or a manager, while the terminal was asked, so every answer is judged by what is on the disk then.
 */
public final class CardDesk {
    /** Times that a terminal must deny all knowledge, beyond its own time-out, before it is believed. */
    static final int DENIALS = 3;

    /** How long a payment that was given up may still come through and be reversed. */
    static final Duration WATCH = Duration.ofHours(24);

    /** And if there is nobody who could be asked: a terminal that was taken away, or one that forgot with a restart and cannot tell. */
    static final Duration LONGEST_WATCH = Duration.ofDays(30);

    /** Times that a terminal must say no to what it declined. */
    private static final int NOES_TO_BE_DECLINED = 2;

    /** Times that it must not know, at the end of the watch, what it never saw. */
    private static final int NOES_TO_BE_UNKNOWN = 3;

    /** What passes between two steps at most, whatever the clock says: one that jumps ahead, however often, ends no watch. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(1);

    private final Database database;
    private final CardAttempts attempts;
    private final TillId till;
    private final CardTerminal terminal;
    private final Duration terminalTimeout;
    private final Basket basket;
    private final Enquiry enquiry;
    private final Retry retry;
    private final Reversals reversals;
    private final GivenBackByHand byHand;
    /** Paces the asking for what nobody waits for, from when it is first seen to be so; after a restart that is later, and all right. */
    private final Map<String, Duration> lookedAt = new HashMap<>();
    /** How often the terminal said no to what is watched, a time-out apart. */
    private final Map<String, Integer> noes = new HashMap<>();

    private @Nullable Instant lastStep;
    /** Since this desk began to step, and never more than has. */
    private Duration passed = Duration.ZERO;

    /** What became of an attempt, for whoever holds its basket. Each is one transaction, and does nothing the second time. */
    public interface Basket {
        /** The payment is approved: take it in, or give it back. */
        void approved(String reference, Instant now);

        /** @param wasTaken false if the terminal never took what a manager had approved. */
        void reversed(String reference, boolean wasTaken, Instant now);

        /** The terminal refuses to give the payment back. */
        void notReversed(String reference, String why, Instant now);
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
        this.attempts = attempts;
        this.till = till;
        this.terminal = terminal;
        this.terminalTimeout = terminalTimeout;
        this.basket = basket;
        this.enquiry = new Enquiry(terminal);
        this.retry = new Retry(database, attempts, enquiry);
        this.byHand = new GivenBackByHand(database, attempts, till, terminal, basket);
        this.reversals = new Reversals(database, journal, attempts, terminal, terminalTimeout, basket);
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

    /** Takes every open attempt one step further, those first that somebody waits for. */
    public Progress step(Instant now) {
        letPass(now);
        boolean isFollowing = byHand.step(now);
        var open = database.read(tx -> attempts.open(tx, till));
        if (open.isEmpty()) {
            return isFollowing ? Progress.WAITING_FOR_THE_TERMINAL : Progress.NOTHING_IS_OPEN;
        }
        boolean moved = false;
        for (var attempt : open) {
            moved |= step(attempt, now);
        }
        return moved ? Progress.SOMETHING_WAS_DONE : Progress.WAITING_FOR_THE_TERMINAL;
    }

    private void letPass(Instant now) {
        var since = lastStep == null ? Duration.ZERO : Duration.between(lastStep, now);
        if (since.isPositive()) {
            passed = passed.plus(since.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : since);
        }
        lastStep = now;
    }

    private boolean step(CardAttempt attempt, Instant now) {
        return switch (attempt.state()) {
            case INTENDED -> pay(attempt, now);
            case ASKED -> noAnswerWasTaken(attempt);
            case UNKNOWN -> askForTheOutcome(attempt, now);
            case APPROVED -> taken(attempt, now);
            case WATCHED -> watch(attempt, now);
            case REVERSING -> reversals.step(attempt, now);
            case TO_BE_SIGNED, APPLIED, DECLINED, REVERSED -> false;
        };
    }

    /** A refund that came through while no shift was open waits for the next. */
    private boolean taken(CardAttempt attempt, Instant now) {
        basket.approved(attempt.reference(), now);
        var after = database.read(tx -> attempts.find(tx, attempt.reference()).orElseThrow());
        return after.state() != State.APPROVED;
    }

    /** A retry asks before it charges, or pays. */
    private boolean pay(CardAttempt attempt, Instant now) {
        var earlier = retry.before(attempt);
        if (earlier != Retry.Earlier.CAME_TO_NOTHING) {
            return earlier == Retry.Earlier.SETTLES_THIS_ONE;
        }
        boolean wanted = database.write(tx -> {
            var current = attempts.find(tx, attempt.reference()).orElseThrow();
            if (current.state() == State.INTENDED) {
                attempts.ask(tx, current, now);
                return true;
            }
            return false;
        });
        if (wanted) {
            record(attempt, enquiry.ask(attempt));
        }
        return true;
    }

    private void record(CardAttempt asked, PaymentOutcome outcome) {
        database.act(tx -> {
            var attempt = attempts.find(tx, asked.reference()).orElseThrow();
            if (!attempt.state().awaitsTheTerminal()) {
                // A manager has decided meanwhile; the terminal's name for the payment is still needed to reverse it.
                if (outcome instanceof PaymentOutcome.Approved(var approval) && !attempt.isKnownToTheTerminal()) {
                    attempts.learn(tx, attempt, approval);
                }
                return;
            }
            switch (outcome) {
                case PaymentOutcome.Approved(var approval) -> attempts.approve(tx, attempt, approval);
                case PaymentOutcome.Declined(var reason, var detail) ->
                    declined(tx, attempt, Trouble.valueOf(reason.name()), detail);
                case PaymentOutcome.NotAsked(var why) -> attempts.decline(tx, attempt, Trouble.NEVER_ARRIVED, why);
                case PaymentOutcome.Unknown(var why) -> attempts.lose(tx, attempt, why);
            }
        });
    }

    /** The terminal's word is good, and asked for once more after a while: some were seen to approve what they had called declined. */
    private void declined(Tx tx, CardAttempt attempt, Trouble why, String detail) throws SQLException {
        if (attempt.state() == State.WATCHED) {
            var known = attempt.trouble();
            attempts.decline(tx, attempt, known == null || known == Trouble.NO_ANSWER ? why : known, detail);
        } else {
            attempts.watch(tx, attempt, why, detail);
        }
    }

    /** The step that asked ended by a fault, of the disk or of a driver: from now on the terminal is asked about it, and a manager may decide. */
    private boolean noAnswerWasTaken(CardAttempt attempt) {
        database.act(tx -> {
            var current = attempts.find(tx, attempt.reference()).orElseThrow();
            if (current.state() == State.ASKED) {
                attempts.lose(tx, current, "what the terminal answered could not be taken down");
            }
        });
        return true;
    }

    private boolean askForTheOutcome(CardAttempt attempt, Instant now) {
        var reference = new PaymentReference(attempt.reference());
        switch (enquiry.about(attempt)) {
            case StatusOutcome.Settled<PaymentOutcome>(var outcome)
            when !(outcome instanceof PaymentOutcome.Unknown) -> {
                record(attempt, outcome);
                return true;
            }
            case StatusOutcome.NotFound<PaymentOutcome> _ -> {
                return denied(attempt, reference, now);
            }
            case StatusOutcome.InProgress<PaymentOutcome> _
            when attempt.cancelled() -> {
                // The abort may have been lost with a box that stopped.
                terminal.abort(reference);
                return false;
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
        boolean believed = attempt.denials() >= DENIALS && now.isAfter(asked.plus(terminalTimeout));
        database.act(tx -> {
            var current = attempts.find(tx, attempt.reference()).orElseThrow();
            if (current.state() != State.UNKNOWN) {
                return;
            }
            if (believed) {
                attempts.watch(tx, current, Trouble.NEVER_ARRIVED, "the terminal never saw it");
                lookedAt.put(attempt.reference(), passed);
            } else {
                attempts.lose(tx, current, "the terminal does not know it yet");
                attempts.deny(tx, current);
            }
        });
        return believed;
    }

    /** Declined or denied by the terminal, or given up by a manager, and it may come through all the same. */
    private boolean watch(CardAttempt attempt, Instant now) {
        // Not since it was asked: it may have said no at the last moment, and says yes a moment later.
        var since = lookedAt.putIfAbsent(attempt.reference(), passed);
        if (since == null || passed.compareTo(since.plus(terminalTimeout)) < 0) {
            return false;
        }
        lookedAt.put(attempt.reference(), passed);
        boolean isOver = now.isAfter(attempt.intended().plus(WATCH));
        return switch (enquiry.about(attempt)) {
            case StatusOutcome.Settled<PaymentOutcome>(PaymentOutcome.Unknown _) -> false;
            case StatusOutcome.Settled<PaymentOutcome>(var outcome)
            when outcome instanceof PaymentOutcome.Approved || saidNo(attempt, NOES_TO_BE_DECLINED) ->
                settled(attempt, outcome);
            case StatusOutcome.NotFound<PaymentOutcome> _
            when saidNo(attempt, NOES_TO_BE_UNKNOWN) && isOver ->
                settled(attempt, new PaymentOutcome.NotAsked("the terminal has not seen it in a day"));
            case StatusOutcome.NotFound<PaymentOutcome> _ -> {
                database.act(tx ->
                        attempts.tell(tx, attempts.find(tx, attempt.reference()).orElseThrow()));
                yield false;
            }
            case StatusOutcome.Unreachable<PaymentOutcome> _
            when now.isAfter(attempt.intended().plus(LONGEST_WATCH)) && saidNo(attempt, NOES_TO_BE_UNKNOWN) ->
                settled(attempt, new PaymentOutcome.NotAsked("nobody could be asked in a month"));
            default -> false;
        };
    }

    /** Now once more, and so often by now. */
    private boolean saidNo(CardAttempt attempt, int times) {
        return noes.merge(attempt.reference(), 1, Integer::sum) >= times;
    }

    private boolean settled(CardAttempt attempt, PaymentOutcome outcome) {
        record(attempt, outcome);
        lookedAt.remove(attempt.reference());
        noes.remove(attempt.reference());
        return true;
    }
}
