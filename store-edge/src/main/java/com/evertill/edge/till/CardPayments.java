package com.evertill.edge.till;

import static com.evertill.commerce.Refusal.*;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketCommand;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.basket.Decision;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.OfflineRefusal;
import com.evertill.commerce.tender.Resolution;
import com.evertill.commerce.tender.Tender;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.edge.staff.Actor;
import com.evertill.edge.tender.CardAttempt;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.CardAttempt.Trouble;
import com.evertill.edge.tender.CardAttempts;
import com.evertill.edge.tender.OfflineApprovals;
import com.evertill.shop.api.TillAction.ResolveCard;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The card payments of a basket, in one turn. */
final class CardPayments {
    private final Turn turn;
    private final CardAttempts attempts;

    CardPayments(Turn turn) {
        this.turn = turn;
        this.attempts = turn.site.attempts();
    }

    // What cashiers ask for

    @Nullable
    Refusal pay(@Nullable Money amount) throws SQLException {
        var site = turn.site;
        if (site.store().till(turn.till).map(it -> it.terminal()).isEmpty()) {
            return THERE_IS_NO_CARD_TERMINAL;
        }
        var paying = refusalWhilePaying();
        if (paying != null) {
            return paying;
        }
        var refunding = Refunds.inTheWay(site, turn.till, turn.tx);
        if (refunding != null) {
            return refunding;
        }
        if (!(turn.state().basket() instanceof Basket.Open(var content))) {
            return THERE_IS_NO_OPEN_BASKET;
        }
        var asked = amount == null ? content.priced().due() : amount;
        if (BasketRules.checkCard(content, asked) instanceof Decision.Refused(var refusal)) {
            return refusal;
        }
        var reference =
                PaymentReference.of(site.journal().epoch(), site.journal().drawForNode(turn.tx, "card"));
        attempts.intend(turn.tx, reference.value(), turn.till, content.opening().basket(), asked, turn.now);
        turn.effect(new Effect.AskTerminal());
        return null;
    }

    /** What the terminal has not been asked yet is not asked any more; what it has may be approved all the same, and is reversed then. */
    @Nullable
    Refusal cancel() throws SQLException {
        var attempt = inTheWay(turn.site, turn.till, turn.state().basket(), turn.tx);
        if (attempt.isEmpty()) {
            return THERE_IS_NO_SUCH_PAYMENT;
        }
        var payment = attempt.get();
        switch (payment.state()) {
            case INTENDED -> attempts.decline(turn.tx, payment, Trouble.CANCELLED, "");
            case ASKED, UNKNOWN -> {
                attempts.cancel(turn.tx, payment);
                turn.effect(new Effect.AbortPayment(payment.reference()));
            }
            default -> {
                return THE_PAYMENT_IS_ALREADY_SETTLED;
            }
        }
        return null;
    }

    @Nullable
    Refusal takeBack(Tender.Card card) throws SQLException {
        attempts.reverse(turn.tx, attempts.find(turn.tx, card.attempt()).orElseThrow());
        turn.effect(new Effect.AskTerminal());
        return null;
    }

    /** The cashier has compared what the customer signed. */
    @Nullable
    Refusal checkSignature(String reference, boolean accepted) throws SQLException {
        var found = attempts.find(turn.tx, reference).filter(it -> it.till().equals(turn.till));
        if (found.isEmpty()) {
            return THERE_IS_NO_SUCH_PAYMENT;
        }
        var attempt = found.get();
        if (attempt.state() != State.TO_BE_SIGNED) {
            return THE_PAYMENT_IS_ALREADY_SETTLED;
        }
        if (accepted) {
            attempts.sign(turn.tx, attempt);
            approved(attempts.find(turn.tx, reference).orElseThrow());
        } else {
            attempts.cancel(turn.tx, attempt);
            attempts.reverse(turn.tx, attempt);
            turn.effect(new Effect.AskTerminal());
        }
        return null;
    }

    // What a manager decides

    /**
     * On record. Of a payment whose outcome is unknown: it was taken, or it was not. Of one that cannot be given back: it stays taken, or the
     * customer has the money in another way.
     */
    @Nullable
    Refusal resolve(ResolveCard decided, Actor actor) throws SQLException {
        boolean approved = decided.approved();
        var found =
                attempts.find(turn.tx, decided.attempt()).filter(it -> it.till().equals(turn.till));
        if (found.isEmpty()) {
            return THERE_IS_NO_SUCH_PAYMENT;
        }
        var attempt = found.get();
        if (!attempt.awaitsTheManager()) {
            return attempt.state().isSettled() || attempt.state() == State.WATCHED
                    ? THE_PAYMENT_IS_ALREADY_SETTLED
                    : A_CARD_PAYMENT_IS_IN_PROGRESS;
        }
        if (attempt.state() == State.UNKNOWN || attempt.state() == State.WATCHED) {
            return approved ? believeTheSlip(attempt, decided.amount(), actor) : giveUp(attempt, actor);
        }
        return approved ? keep(attempt, actor) : givenBack(attempt, actor);
    }

    /** A manager has seen the terminal's slip; nothing is known of the card. */
    private @Nullable Refusal believeTheSlip(CardAttempt attempt, @Nullable Money slip, Actor actor)
            throws SQLException {
        var amount = slip == null ? attempt.amount() : slip;
        if (!amount.currency().equals(attempt.amount().currency())) {
            return THE_CURRENCY_IS_NOT_TAKEN_HERE;
        }
        if (amount.minor() <= 0) {
            return THE_PAYMENT_MUST_BE_MORE_THAN_ZERO;
        }
        if (amount.minor() > attempt.amount().minor()) {
            return A_CARD_CANNOT_PAY_MORE_THAN_THE_AMOUNT_DUE;
        }
        return believe(attempt, new CardApproval("", "", "", "", amount, List.of(), false, null), actor);
    }

    private @Nullable Refusal believe(CardAttempt attempt, CardApproval approval, Actor actor) throws SQLException {
        record(attempt, approval.amount(), Resolution.APPROVED_BY_MANAGER, actor);
        attempts.resolveApproved(turn.tx, attempt, approval);
        approved(attempts.find(turn.tx, attempt.reference()).orElseThrow());
        return null;
    }

    private @Nullable Refusal giveUp(CardAttempt attempt, Actor actor) throws SQLException {
        record(attempt, Resolution.DECLINED_BY_MANAGER, actor);
        attempts.resolveDeclined(turn.tx, attempt);
        return null;
    }

    private @Nullable Refusal keep(CardAttempt attempt, Actor actor) throws SQLException {
        if (attempt.state() == State.APPLIED) {
            return THE_PAYMENT_IS_ALREADY_SETTLED;
        }
        // The reversal that was asked for may have come through.
        if (attempt.reversal() != null) {
            return A_CARD_PAYMENT_IS_IN_PROGRESS;
        }
        if (!isInItsBasket(attempt)) {
            return THERE_IS_NO_OPEN_BASKET;
        }
        if (attempt.tender() == null) {
            return believe(attempt, Objects.requireNonNull(attempt.approval()), actor);
        }
        record(attempt, Resolution.KEPT_BY_MANAGER, actor);
        attempts.stand(turn.tx, attempt, null, null);
        return null;
    }

    private @Nullable Refusal givenBack(CardAttempt attempt, Actor actor) throws SQLException {
        if (attempt.state() == State.APPLIED && !isInItsBasket(attempt)) {
            return THE_PAYMENT_IS_ALREADY_SETTLED;
        }
        if (attempt.mayBeGivingBack(turn.now)) {
            return A_CARD_PAYMENT_IS_IN_PROGRESS;
        }
        record(attempt, Resolution.GIVEN_BACK_BY_MANAGER, actor);
        attempts.follow(turn.tx, attempt);
        attempts.reversed(turn.tx, attempt);
        takeOut(attempt);
        return null;
    }

    // What the terminal says

    /** Takes an approved payment into its basket. Where that is gone, or does not take such a payment, it is given back. */
    void approved(CardAttempt attempt) throws SQLException {
        if (attempt.state() != State.APPROVED) {
            return;
        }
        if (attempt.isRefund()) {
            new Refunds(turn).book(attempt);
            return;
        }
        var beyond = beyondTheLimits(attempt);
        if (beyond.isPresent()) {
            attempts.refuseOffline(turn.tx, attempt, beyond.get());
            turn.effect(new Effect.AskTerminal());
            return;
        }
        if (attempt.awaitsTheSignature() && isInItsBasket(attempt)) {
            attempts.awaitSignature(turn.tx, attempt);
            turn.printSlip(attempt.reference(), false);
            return;
        }
        int tender = turn.state().basket() instanceof Basket.Open(var content) ? content.lastTender() + 1 : 0;
        var approval = Objects.requireNonNull(attempt.approval());
        if (isInItsBasket(attempt) && turn.apply(new BasketCommand.TakeCard(attempt.reference(), approval)) == null) {
            attempts.apply(turn.tx, attempt, tender);
            turn.completeIfPaid();
        } else {
            attempts.reverse(turn.tx, attempt);
            turn.effect(new Effect.AskTerminal());
        }
    }

    /** Once: what a manager keeps that cannot be given back is kept. */
    private Optional<OfflineRefusal> beyondTheLimits(CardAttempt attempt) throws SQLException {
        return attempt.beyond() != null || !isInItsBasket(attempt)
                ? Optional.empty()
                : OfflineApprovals.refusal(
                        turn.tx,
                        turn.site.priceBook().offlineLimits(turn.tx),
                        attempt,
                        attempts.of(turn.tx, turn.till, attempt.basket()),
                        turn.now);
    }

    void reversed(CardAttempt attempt, boolean wasTaken) throws SQLException {
        if (attempt.state() == State.REVERSED && wasTaken && attempts.unfollow(turn.tx, attempt)) {
            // Behind the manager's decision on record: the customer has it twice.
            record(attempt, Resolution.REVERSED, null);
        }
        if (attempt.state() != State.REVERSING) {
            return;
        }
        record(attempt, wasTaken ? Resolution.REVERSED : Resolution.NEVER_TAKEN, null);
        attempts.reversed(turn.tx, attempt);
        takeOut(attempt);
    }

    /** In its basket it stands. Without one the terminal is asked again and again, until a manager has given the money back in another way. */
    void notReversed(CardAttempt attempt, String why) throws SQLException {
        if (attempt.state() != State.REVERSING) {
            return;
        }
        if (attempt.trouble() != Trouble.REVERSAL_REFUSED) {
            record(attempt, Resolution.REVERSAL_REFUSED, null);
        }
        if (attempt.tender() != null) {
            attempts.stand(turn.tx, attempt, Trouble.REVERSAL_REFUSED, why);
        } else {
            attempts.dropReversal(turn.tx, attempt, Trouble.REVERSAL_REFUSED, why);
        }
    }

    private void takeOut(CardAttempt attempt) throws SQLException {
        if (attempt.tender() != null && isInItsBasket(attempt)) {
            Turn.must(turn.apply(new BasketCommand.TakeBackTender(attempt.tender())));
        }
    }

    private boolean isInItsBasket(CardAttempt attempt) {
        return turn.state().basket() instanceof Basket.Open open && open.id().equals(attempt.basket());
    }

    private void record(CardAttempt attempt, Resolution outcome, @Nullable Actor actor) throws SQLException {
        var approval = attempt.approval();
        record(attempt, approval == null ? attempt.amount() : approval.amount(), outcome, actor);
    }

    private void record(CardAttempt attempt, Money amount, Resolution outcome, @Nullable Actor actor)
            throws SQLException {
        turn.append(new Payload.PaymentResolved(
                attempt.reference(),
                attempt.basket(),
                turn.till,
                amount,
                outcome,
                actor == null ? null : actor.staff()));
    }

    // What is in the way

    @Nullable
    Refusal refusalWhilePaying() throws SQLException {
        var attempt = inTheWay(turn.site, turn.till, turn.state().basket(), turn.tx);
        if (attempt.isEmpty()) {
            return null;
        }
        return attempt.get().state() == State.UNKNOWN
                ? THE_OUTCOME_OF_A_CARD_PAYMENT_IS_UNKNOWN
                : A_CARD_PAYMENT_IS_IN_PROGRESS;
    }

    /** Of this till, and holding up its basket; a reversal of one of this basket's tenders does as well. A refund holds up none. */
    static Optional<CardAttempt> inTheWay(TillSite site, TillId till, Basket basket, Tx tx) throws SQLException {
        return site.attempts().open(tx, till).stream()
                .filter(attempt -> !attempt.isRefund())
                .filter(attempt -> attempt.state().holdsUpTheBasket()
                        || (attempt.state() == State.REVERSING
                                && basket instanceof Basket.Open open
                                && open.id().equals(attempt.basket())
                                && attempt.tender() != null))
                .findFirst();
    }
}
