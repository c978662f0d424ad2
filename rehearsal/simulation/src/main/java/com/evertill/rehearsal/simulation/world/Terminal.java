package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.rehearsal.simulation.disk.Power;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A card terminal and the line to it. It knows what it has taken, and lives on when the box does not. */
final class Terminal {
    /** After which it gives a payment up by itself. */
    static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** After which the driver gives up waiting for it. */
    static final Duration PATIENCE = TIMEOUT.plusSeconds(30);

    /** What becomes of the next payments. */
    enum Manner {
        APPROVES,
        APPROVES_HALF,
        DECLINES,
        DECLINES_AND_APPROVES_LATER,
        LOSES_THE_ANSWER,
        NEVER_GETS_THE_REQUEST,
        GETS_THE_REQUEST_LATE
    }

    /** What becomes of the next reversals. */
    enum Reversing {
        GIVES_BACK,
        REFUSES,
        LOSES_THE_ANSWER,
        NEVER_GETS_THE_REQUEST
    }

    enum State {
        ON_ITS_WAY,
        IN_PROGRESS,
        TAKEN,
        DECLINED,
        /** It said no, and says yes after all. */
        DECLINED_FOR_NOW
    }

    /** One payment, as the terminal knows it. */
    static final class Payment {
        final Money amount;
        State state;
        boolean reversed;

        Payment(Money amount, State state) {
            this.amount = amount;
            this.state = state;
        }
    }

    private final TillPlace place;
    private final World world;
    private final Random dice;
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Map<String, ReversalOutcome> reversals = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private Manner manner = Manner.APPROVES;
    private Reversing reversing = Reversing.GIVES_BACK;
    private int seconds = 4;
    private boolean reachable = true;

    Terminal(TillPlace place) {
        this.place = place;
        this.world = place.world();
        this.dice = world.dice("terminal " + place.name());
    }

    /** @param takes seconds that the customer does. */
    void payments(Manner next, int takes) {
        manner = next;
        seconds = takes;
    }

    void reversals(Reversing next) {
        reversing = next;
    }

    void reachable(boolean now) {
        reachable = now;
    }

    boolean isReachable() {
        return reachable;
    }

    /** From now on it does as it should, and whatever was on its way has come. */
    void calm() {
        manner = Manner.APPROVES;
        reversing = Reversing.GIVES_BACK;
        reachable = true;
        seconds = 2;
        payments.values().forEach(payment -> {
            if (payment.state == State.ON_ITS_WAY || payment.state == State.DECLINED_FOR_NOW) {
                payment.state = State.TAKEN;
            }
        });
    }

    /** What it took less what it gave back, minor units. */
    long captured() {
        return payments.values().stream()
                .filter(payment -> payment.state == State.TAKEN && !payment.reversed)
                .mapToLong(payment -> payment.amount.minor())
                .sum();
    }

    /** What its slip says. */
    @Nullable
    Money taken(String reference) {
        var payment = payments.get(reference);
        return payment != null && payment.state == State.TAKEN && !payment.reversed ? payment.amount : null;
    }

    boolean isBusy() {
        return payments.values().stream().anyMatch(payment -> payment.state == State.IN_PROGRESS);
    }

    /** As one life of the box sees it. */
    CardTerminal seenBy(Power power) {
        return new TerminalLine(this, world, power);
    }

    // What comes over the line

    /** A name may come once only. */
    void name(String reference) {
        if (!names.add(reference)) {
            world.broken(
                    Invariant.CARD_CAPTURES_MATCH_TENDERS, place.name() + " gave the terminal " + reference + " twice");
        }
    }

    @Nullable
    Payment payment(String reference) {
        return payments.get(reference);
    }

    @Nullable
    ReversalOutcome reversal(String reference) {
        return reversals.get(reference);
    }

    /** The payment that has begun, if it has; the customer takes the time that the customer takes. */
    @Nullable
    Payment begin(String reference, Money amount) {
        var less = new Money(Math.max(1, amount.minor() / 2), amount.currency());
        return switch (manner) {
            case NEVER_GETS_THE_REQUEST -> {
                world.count(Fault.A_REQUEST_TO_A_TERMINAL_WAS_LOST);
                yield null;
            }
            case GETS_THE_REQUEST_LATE -> {
                world.count(Fault.A_PAYMENT_WAS_APPROVED_LATE);
                var payment = put(reference, amount, State.ON_ITS_WAY);
                settle(payment, State.ON_ITS_WAY, State.TAKEN, 30 + dice.nextInt(300));
                yield null;
            }
            case APPROVES -> settle(put(reference, amount, State.IN_PROGRESS), State.TAKEN);
            case APPROVES_HALF -> {
                world.count(Fault.A_TERMINAL_APPROVED_LESS);
                yield settle(put(reference, less, State.IN_PROGRESS), State.TAKEN);
            }
            case LOSES_THE_ANSWER -> {
                world.count(Fault.A_TERMINALS_ANSWER_WAS_LOST);
                settle(put(reference, amount, State.IN_PROGRESS), State.TAKEN);
                yield null;
            }
            case DECLINES -> {
                world.count(Fault.A_TERMINAL_DECLINED);
                yield settle(put(reference, amount, State.IN_PROGRESS), State.DECLINED);
            }
            case DECLINES_AND_APPROVES_LATER -> {
                world.count(Fault.A_PAYMENT_WAS_APPROVED_LATE);
                var payment = settle(put(reference, amount, State.IN_PROGRESS), State.DECLINED_FOR_NOW);
                settle(payment, State.DECLINED_FOR_NOW, State.TAKEN, seconds + 9 + dice.nextInt(50));
                yield payment;
            }
        };
    }

    private Payment put(String reference, Money amount, State state) {
        var payment = new Payment(amount, state);
        payments.put(reference, payment);
        return payment;
    }

    private Payment settle(Payment payment, State as) {
        settle(payment, State.IN_PROGRESS, as, seconds);
        return payment;
    }

    private void settle(Payment payment, State from, State to, int after) {
        world.after(Duration.ofSeconds(after), () -> {
            if (payment.state == from) {
                payment.state = to;
            }
        });
    }

    void abort(String reference) {
        var payment = payments.get(reference);
        if (payment != null && payment.state == State.IN_PROGRESS) {
            payment.state = State.DECLINED;
        }
    }

    static PaymentOutcome outcome(String reference, Payment payment) {
        return switch (payment.state) {
            case TAKEN -> new PaymentOutcome.Approved(approval(reference, payment.amount));
            case DECLINED, DECLINED_FOR_NOW -> new PaymentOutcome.Declined(PaymentOutcome.Reason.REFUSED, "no cover");
            case ON_ITS_WAY, IN_PROGRESS -> new PaymentOutcome.Unknown("no answer in time");
        };
    }

    private static CardApproval approval(String reference, Money amount) {
        return new CardApproval(
                "POI-" + reference, "A1B2C3", "************1111", "Visa", amount, List.of(), false, null);
    }

    /** Whether there is an answer, and which. */
    ReversalOutcome reverse(String reversal, String original, String poiTransactionId, Money amount) {
        if (reversing == Reversing.NEVER_GETS_THE_REQUEST) {
            world.count(Fault.A_REQUEST_TO_A_TERMINAL_WAS_LOST);
            return new ReversalOutcome.Unknown("nothing came back");
        }
        var payment = payments.get(original);
        ReversalOutcome outcome = new ReversalOutcome.Refused("not allowed");
        if (reversing == Reversing.REFUSES) {
            world.count(Fault.A_REVERSAL_WAS_REFUSED);
        } else if (payment != null
                && payment.state == State.TAKEN
                && !payment.reversed
                && payment.amount.equals(amount)
                && poiTransactionId.equals("POI-" + original)) {
            payment.reversed = true;
            outcome = new ReversalOutcome.Reversed("POI-" + reversal, List.of());
        }
        reversals.put(reversal, outcome);
        if (reversing == Reversing.LOSES_THE_ANSWER) {
            world.count(Fault.A_REVERSALS_ANSWER_WAS_LOST);
            return new ReversalOutcome.Unknown("nothing came back");
        }
        return outcome;
    }
}
