package com.evertill.edge.till;

import static com.evertill.commerce.Refusal.*;

import com.evertill.commerce.Refusal;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.PaidByCard;
import com.evertill.commerce.tender.Tender;
import com.evertill.devices.terminal.PaymentReference;
import com.evertill.edge.staff.Actor;
import com.evertill.edge.tender.CardAttempt;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.GivenBack;
import com.evertill.edge.tender.OfflineApprovals;
import com.evertill.edge.tender.OpenExceptions;
import com.evertill.edge.tender.RefundOrder;
import com.evertill.shop.api.TillAction.RefundCard;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back to a card, in one turn. A refund is an attempt like a payment, in the same queue before the same terminal; it belongs to no
 * basket, and ends in a fact of its own.
 */
final class Refunds {
    private final Turn turn;

    Refunds(Turn turn) {
        this.turn = turn;
    }

    /** One thing at a time at a terminal: what was asked before is settled first. */
    @Nullable
    Refusal ask(RefundCard asked, Actor actor) throws SQLException {
        if (turn.site.store().till(turn.till).map(it -> it.terminal()).isEmpty()) {
            return THERE_IS_NO_CARD_TERMINAL;
        }
        var amount = asked.amount();
        if (amount != null && !amount.currency().equals(turn.site.store().currency())) {
            return THE_CURRENCY_IS_NOT_TAKEN_HERE;
        }
        if (amount != null && !amount.isPositive()) {
            return THE_REFUND_MUST_BE_MORE_THAN_ZERO;
        }
        var busy = atWork();
        if (busy != null) {
            return busy;
        }
        return asked.receipt() == null ? withoutReference(asked, actor) : withReference(asked, actor);
    }

    private @Nullable Refusal atWork() throws SQLException {
        for (var open : turn.site.attempts().open(turn.tx, turn.till)) {
            var refusal = refusal(open);
            if (refusal != null) {
                return refusal;
            }
            if (open.state().holdsUpTheBasket() || (open.state() == State.REVERSING && open.reversal() != null)) {
                return open.state() == State.UNKNOWN
                        ? THE_OUTCOME_OF_A_CARD_PAYMENT_IS_UNKNOWN
                        : A_CARD_PAYMENT_IS_IN_PROGRESS;
            }
        }
        return null;
    }

    /** Why nothing else is begun at the till's terminal; null if no refund is under way there. */
    static @Nullable Refusal inTheWay(TillSite site, TillId till, Tx tx) throws SQLException {
        for (var open : site.attempts().open(tx, till)) {
            var refusal = refusal(open);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private static @Nullable Refusal refusal(CardAttempt open) {
        if (!open.isRefund() || !open.state().holdsUpTheBasket()) {
            return null;
        }
        return open.state() == State.UNKNOWN ? THE_OUTCOME_OF_A_REFUND_IS_UNKNOWN : A_REFUND_IS_IN_PROGRESS;
    }

    private @Nullable Refusal withoutReference(RefundCard asked, Actor actor) throws SQLException {
        var amount = asked.amount();
        if (amount == null) {
            return THE_REFUND_MUST_BE_MORE_THAN_ZERO;
        }
        if (amount.minor() > turn.site.store().mostRefundedWithoutReference()) {
            return THE_REFUND_IS_ABOVE_THE_LIMIT;
        }
        var none = new BasketId(turn.site.store().node() + "-" + turn.till + "-refunds");
        intend(none, amount, new RefundOrder(null, null, asked.reason(), actor.staff()));
        return null;
    }

    private @Nullable Refusal withReference(RefundCard asked, Actor actor) throws SQLException {
        var receipt = Objects.requireNonNull(asked.receipt());
        var found = turn.site.receipts().find(turn.tx, turn.site.journal(), receipt);
        if (found.isEmpty()) {
            return THERE_IS_NO_SUCH_RECEIPT;
        }
        var sale = found.get().sale();
        // Only the terminal that took a payment knows it by its name.
        if (!sale.till().equals(turn.till)) {
            return THE_SALE_WAS_PAID_AT_ANOTHER_TILL;
        }
        var paid = card(sale, asked.tender());
        if (paid.isEmpty()) {
            return THERE_IS_NO_SUCH_PAYMENT;
        }
        var card = paid.get();
        if (OfflineApprovals.of(turn.tx, turn.till).stream()
                .anyMatch(it -> it.attempt().equals(card.attempt()))) {
            return THE_BANK_HAS_NOT_CONFIRMED_THE_PAYMENT_YET;
        }
        var left = GivenBack.leftOf(turn.tx, card);
        var amount = asked.amount() == null ? left : asked.amount();
        if (left.isZero() || amount.isMoreThan(left)) {
            return THE_REFUND_IS_MORE_THAN_IS_LEFT_OF_THE_PAYMENT;
        }
        var payment = new PaidByCard(receipt, card.number(), card.attempt());
        intend(sale.basket(), amount, new RefundOrder(payment, original(card), asked.reason(), actor.staff()));
        return null;
    }

    /** The only one, where none is named. */
    private static Optional<Tender.Card> card(Payload.SaleCompleted sale, @Nullable Integer tender) {
        var cards = sale.tenders().stream()
                .filter(Tender.Card.class::isInstance)
                .map(Tender.Card.class::cast)
                .filter(card -> tender == null || card.number() == tender)
                .toList();
        return cards.size() == 1 ? Optional.of(cards.getFirst()) : Optional.empty();
    }

    /** What was taken on a manager's word has no name at the terminal: the customer presents the card. */
    private static @Nullable String original(Tender.Card card) {
        var name = card.approval().poiTransactionId();
        return name.isEmpty() ? null : name;
    }

    private void intend(BasketId basket, Money amount, RefundOrder order) throws SQLException {
        var site = turn.site;
        var reference =
                PaymentReference.of(site.journal().epoch(), site.journal().drawForNode(turn.tx, "card"));
        site.attempts().intendRefund(turn.tx, reference.value(), turn.till, basket, amount, order, turn.now);
        turn.effect(new Effect.AskTerminal());
    }

    /** The customer has it: it is a fact of the shift that is open, or of the next one. */
    void book(CardAttempt attempt) throws SQLException {
        if (turn.state().shift() == null) {
            return;
        }
        var order = Objects.requireNonNull(attempt.refund());
        var approval = Objects.requireNonNull(attempt.approval());
        // The terminal had said no to it before, or a manager had decided.
        var exception = attempt.trouble() == null ? null : OpenExceptions.draw(turn.tx, turn.site.journal(), turn.till);
        var fact = new Payload.CardRefunded(
                attempt.reference(),
                turn.till,
                turn.shift().number(),
                order.payment(),
                approval.amount(),
                approval,
                order.reason(),
                order.by(),
                exception);
        OpenExceptions.opened(turn.tx, turn.append(fact), fact);
        turn.site.attempts().refunded(turn.tx, attempt);
        turn.printSlip(attempt.reference(), false);
        turn.printSlip(attempt.reference(), true);
    }
}
