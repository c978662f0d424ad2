package com.evertill.edge.tender;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.money.Money;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.devices.DeviceState;
import com.evertill.devices.terminal.AbortOutcome;
import com.evertill.devices.terminal.CardTerminal;
import com.evertill.devices.terminal.PaymentOutcome;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.devices.terminal.Refund;
import com.evertill.devices.terminal.ReversalOutcome;
import com.evertill.devices.terminal.StatusOutcome;
import com.evertill.devices.terminal.TotalsOutcome;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A terminal with a line to it, both of which do what a test says. It knows what it has taken, and that no reference may come twice.
 */
public final class FakeTerminal implements CardTerminal {
    /** What becomes of the next payments, or refunds. */
    public enum Pay {
        APPROVE,
        /** Without asking the bank. */
        APPROVE_OFFLINE,
        /** Half of it. */
        APPROVE_LESS,
        DECLINE,
        /** Declined, says it; and approves within a minute all the same. */
        DECLINE_THEN_APPROVE,
        /** Taken, and the answer is lost. */
        LOSE_ANSWER,
        /** Lost on the way, for ever. */
        LOSE_REQUEST,
        /** Lost from sight; arrives when the test says so, and is taken then. */
        ARRIVE_LATE,
        /** The customer takes the time; the line breaks meanwhile. */
        LINGER,
        NOT_ASKED
    }

    /** What becomes of the next reversals. */
    public enum Reverse {
        GIVE_BACK,
        REFUSE,
        LOSE_ANSWER,
        LOSE_REQUEST,
        NOT_ASKED
    }

    private enum State {
        ON_ITS_WAY,
        IN_PROGRESS,
        TAKEN,
        /** Without asking the bank. */
        STORED,
        DECLINED,
        LATER
    }

    /** @param back a refund. */
    private record Payment(Money amount, State state, boolean reversed, boolean back) {
        Payment as(State next) {
            return new Payment(amount, next, reversed, back);
        }

        boolean isTaken() {
            return state == State.TAKEN || state == State.STORED;
        }
    }

    public Pay pay = Pay.APPROVE;
    public Reverse reverse = Reverse.GIVE_BACK;
    public Pay refund = Pay.APPROVE;
    public boolean isReachable = true;
    /** Runs around every call: a test lets the power go there. */
    public Runnable before = () -> {};

    public Runnable after = () -> {};
    public int asked;
    public int aborts;
    public int reversalsAsked;
    public int refundsAsked;

    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Map<String, ReversalOutcome> reversals = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    /** What it took less what it gave back, minor units. */
    public long captured() {
        return payments.values().stream()
                .filter(payment -> payment.isTaken() && !payment.reversed)
                .mapToLong(payment -> payment.back ? -payment.amount.minor() : payment.amount.minor())
                .sum();
    }

    /** Under this reference, minor units. */
    public long refunded(String reference) {
        var payment = payments.get(reference);
        return payment != null && payment.back && payment.isTaken() ? payment.amount.minor() : 0;
    }

    public boolean hasTaken(String reference) {
        var payment = payments.get(reference);
        return payment != null && payment.isTaken() && !payment.reversed;
    }

    /** The bank hears of what was approved without it. */
    public void bankSays(boolean yes) {
        payments.replaceAll((_, payment) ->
                payment.state == State.STORED ? payment.as(yes ? State.TAKEN : State.DECLINED) : payment);
    }

    /** Whatever was on its way arrives and is taken; whoever is at the terminal pays. */
    public void lateOnesArrive() {
        payments.replaceAll((_, payment) ->
                payment.isTaken() || payment.state == State.DECLINED ? payment : payment.as(State.TAKEN));
    }

    public void aMinutePasses() {
        payments.replaceAll((_, payment) -> payment.state == State.LATER ? payment.as(State.TAKEN) : payment);
    }

    @Override
    public PaymentOutcome pay(PaymentReference reference, Money amount) {
        before.run();
        assertThat(names.add(reference.value())).as("%s given twice", reference).isTrue();
        asked++;
        var outcome = !isReachable ? notAsked() : taken(reference.value(), amount, pay, false);
        after.run();
        return outcome;
    }

    private PaymentOutcome taken(String reference, Money amount, Pay manner, boolean back) {
        var less = new Money(Math.max(1, amount.minor() / 2), amount.currency());
        return switch (manner) {
            case APPROVE -> approved(reference, amount, back);
            case APPROVE_OFFLINE -> {
                payments.put(reference, new Payment(amount, State.STORED, false, back));
                yield new PaymentOutcome.Approved(approval(reference, amount, true));
            }
            case APPROVE_LESS -> approved(reference, less, back);
            case DECLINE -> declined(reference, amount, State.DECLINED, back);
            case DECLINE_THEN_APPROVE -> declined(reference, amount, State.LATER, back);
            case LOSE_ANSWER -> unknown(reference, amount, State.TAKEN, back);
            case ARRIVE_LATE -> unknown(reference, amount, State.ON_ITS_WAY, back);
            case LINGER -> unknown(reference, amount, State.IN_PROGRESS, back);
            case LOSE_REQUEST -> new PaymentOutcome.Unknown("nothing came back");
            case NOT_ASKED -> notAsked();
        };
    }

    private static PaymentOutcome notAsked() {
        return new PaymentOutcome.NotAsked("nobody listens");
    }

    private PaymentOutcome approved(String reference, Money amount, boolean back) {
        payments.put(reference, new Payment(amount, State.TAKEN, false, back));
        return new PaymentOutcome.Approved(approval(reference, amount));
    }

    private PaymentOutcome declined(String reference, Money amount, State state, boolean back) {
        payments.put(reference, new Payment(amount, state, false, back));
        return new PaymentOutcome.Declined(PaymentOutcome.Reason.REFUSED, "no cover");
    }

    private PaymentOutcome unknown(String reference, Money amount, State state, boolean back) {
        payments.put(reference, new Payment(amount, state, false, back));
        return new PaymentOutcome.Unknown("nothing came back");
    }

    private static CardApproval approval(String reference, Money amount) {
        return approval(reference, amount, false);
    }

    private static CardApproval approval(String reference, Money amount, boolean offline) {
        return new CardApproval(
                "POI-" + reference,
                "A1B2C3",
                "************1111",
                "Visa",
                amount,
                List.of("CONTACTLESS"),
                offline,
                null);
    }

    @Override
    public StatusOutcome<PaymentOutcome> status(PaymentReference reference, Money price) {
        before.run();
        StatusOutcome<PaymentOutcome> outcome = isReachable
                ? status(reference.value(), payments.get(reference.value()))
                : new StatusOutcome.Unreachable<>("nobody listens");
        after.run();
        return outcome;
    }

    private static StatusOutcome<PaymentOutcome> status(String reference, @Nullable Payment payment) {
        if (payment == null) {
            return new StatusOutcome.NotFound<>();
        }
        return switch (payment.state) {
            case ON_ITS_WAY -> new StatusOutcome.NotFound<>();
            case IN_PROGRESS -> new StatusOutcome.InProgress<>();
            case DECLINED, LATER ->
                new StatusOutcome.Settled<>(new PaymentOutcome.Declined(PaymentOutcome.Reason.REFUSED, "no cover"));
            case TAKEN -> new StatusOutcome.Settled<>(new PaymentOutcome.Approved(approval(reference, payment.amount)));
            case STORED ->
                new StatusOutcome.Settled<>(new PaymentOutcome.Approved(approval(reference, payment.amount, true)));
        };
    }

    /** Hears it for what is in progress only. */
    @Override
    public AbortOutcome abort(PaymentReference reference) {
        aborts++;
        if (!isReachable) {
            return new AbortOutcome.Unreachable("nobody listens");
        }
        payments.computeIfPresent(
                reference.value(),
                (_, payment) -> payment.state == State.IN_PROGRESS ? payment.as(State.DECLINED) : payment);
        return new AbortOutcome.Asked();
    }

    @Override
    public ReversalOutcome reverse(
            PaymentReference reversal, PaymentReference original, String poiTransactionId, Money amount) {
        before.run();
        assertThat(names.add(reversal.value())).as("%s given twice", reversal).isTrue();
        reversalsAsked++;
        var outcome = !isReachable || reverse == Reverse.NOT_ASKED
                ? new ReversalOutcome.NotAsked("nobody listens")
                : reversed(reversal.value(), original.value(), poiTransactionId, amount);
        after.run();
        return outcome;
    }

    private ReversalOutcome reversed(String reversal, String original, String poiTransactionId, Money amount) {
        if (reverse == Reverse.LOSE_REQUEST) {
            return new ReversalOutcome.Unknown("nothing came back");
        }
        var payment = payments.get(original);
        ReversalOutcome outcome = new ReversalOutcome.Refused("not allowed");
        if (payment != null && canGiveBack(payment, amount) && poiTransactionId.equals("POI-" + original)) {
            payments.put(original, new Payment(payment.amount, payment.state, true, false));
            outcome = new ReversalOutcome.Reversed("POI-" + reversal, List.of());
        }
        reversals.put(reversal, outcome);
        return reverse == Reverse.LOSE_ANSWER ? new ReversalOutcome.Unknown("nothing came back") : outcome;
    }

    private boolean canGiveBack(Payment payment, Money amount) {
        return payment.isTaken() && !payment.reversed && payment.amount.equals(amount) && reverse != Reverse.REFUSE;
    }

    @Override
    public StatusOutcome<ReversalOutcome> reversalStatus(PaymentReference reversal) {
        before.run();
        var known = reversals.get(reversal.value());
        StatusOutcome<ReversalOutcome> outcome = !isReachable
                ? new StatusOutcome.Unreachable<>("nobody listens")
                : known == null ? new StatusOutcome.NotFound<>() : new StatusOutcome.Settled<>(known);
        after.run();
        return outcome;
    }

    @Override
    public PaymentOutcome refund(Refund asked) {
        before.run();
        var reference = asked.reference().value();
        assertThat(names.add(reference)).as("%s given twice", reference).isTrue();
        refundsAsked++;
        var outcome = !isReachable ? notAsked() : refunded(reference, asked);
        after.run();
        return outcome;
    }

    /** Any card gets it; but of a payment, if one is named, only what it took. */
    private PaymentOutcome refunded(String reference, Refund asked) {
        var original = asked.original();
        return original == null || (original.startsWith("POI-") && hasTaken(original.substring(4)))
                ? taken(reference, asked.amount(), refund, true)
                : declined(reference, asked.amount(), State.DECLINED, true);
    }

    @Override
    public StatusOutcome<PaymentOutcome> refundStatus(Refund asked) {
        return status(asked.reference(), asked.amount());
    }

    @Override
    public TotalsOutcome totals() {
        return new TotalsOutcome.Refused("it does not count");
    }

    @Override
    public TotalsOutcome reconcile() {
        return totals();
    }

    @Override
    public TotalsOutcome lastReconciled() {
        return totals();
    }

    @Override
    public DeviceState check() {
        return DeviceState.READY;
    }

    @Override
    public void close() {}
}
