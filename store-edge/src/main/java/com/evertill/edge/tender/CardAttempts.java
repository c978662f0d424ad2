package com.evertill.edge.tender;

import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.commerce.tender.OfflineRefusal;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.CardAttempt.Trouble;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of attempts. Each method is one arrow of the map, and refuses to be any other. */
public final class CardAttempts {

    public void intend(Tx tx, String reference, TillId till, BasketId basket, Money amount, Instant now)
            throws SQLException {
        tx.update(
                "INSERT INTO card_attempt(reference, till, basket, currency, minor, state, intended)"
                        + " VALUES (?, ?, ?, ?, ?, 'INTENDED', ?)",
                reference,
                till.number(),
                basket,
                amount.currency().getCurrencyCode(),
                amount.minor(),
                now.toEpochMilli());
    }

    public void intendRefund(
            Tx tx, String reference, TillId till, BasketId basket, Money amount, RefundOrder order, Instant now)
            throws SQLException {
        intend(tx, reference, till, basket, amount, now);
        var payment = order.payment();
        tx.update(
                "UPDATE card_attempt SET refund_reason = ?, refund_by = ?, refund_receipt = ?, refund_tender = ?,"
                        + " refund_payment = ?, refund_original = ? WHERE reference = ?",
                order.reason(),
                order.by(),
                payment == null ? null : payment.receipt(),
                payment == null ? null : payment.tender(),
                payment == null ? null : payment.attempt(),
                order.original(),
                reference);
    }

    void ask(Tx tx, CardAttempt attempt, Instant now) throws SQLException {
        move(tx, attempt, State.ASKED, State.INTENDED);
        tx.update("UPDATE card_attempt SET asked = ? WHERE reference = ?", now.toEpochMilli(), attempt.reference());
    }

    /** Nobody wants it any more who cancelled it or gave it up. A refund that came through has gone to the customer, and is booked in any case. */
    void approve(Tx tx, CardAttempt attempt, CardApproval approval) throws SQLException {
        if (attempt.isRefund()) {
            move(tx, attempt, State.APPROVED, State.ASKED, State.UNKNOWN, State.WATCHED);
            approved(tx, attempt, approval);
            if (attempt.state() != State.WATCHED) {
                trouble(tx, attempt, null, null);
            }
            return;
        }
        boolean unwanted = attempt.cancelled() || attempt.state() == State.WATCHED;
        move(tx, attempt, unwanted ? State.REVERSING : State.APPROVED, State.ASKED, State.UNKNOWN, State.WATCHED);
        approved(tx, attempt, approval);
        trouble(tx, attempt, attempt.cancelled() ? Trouble.CANCELLED : null, null);
    }

    /** It was called declined, and is approved after all, while its basket is about to be paid again. */
    void comeThrough(Tx tx, CardAttempt attempt, CardApproval approval) throws SQLException {
        move(tx, attempt, State.APPROVED, State.WATCHED, State.DECLINED);
        approved(tx, attempt, approval);
        trouble(tx, attempt, null, null);
    }

    private void approved(Tx tx, CardAttempt attempt, CardApproval approval) throws SQLException {
        learn(tx, attempt, approval);
        tx.update("UPDATE card_attempt SET asked = NULL, denials = 0 WHERE reference = ?", attempt.reference());
    }

    /** The terminal's own words about a payment that is approved already. Nobody gets goods, or change, for more than was asked of the card. */
    void learn(Tx tx, CardAttempt attempt, CardApproval approval) throws SQLException {
        tx.update(
                "UPDATE card_attempt SET approval = ? WHERE reference = ?",
                Json.bytes(attempt.isRefund() ? approval : approval.askedFor(attempt.amount())),
                attempt.reference());
    }

    /** No money was taken, and none will be. */
    public void decline(Tx tx, CardAttempt attempt, Trouble trouble, String detail) throws SQLException {
        move(tx, attempt, State.DECLINED, State.INTENDED, State.ASKED, State.UNKNOWN, State.WATCHED);
        trouble(tx, attempt, trouble, detail);
    }

    void lose(Tx tx, CardAttempt attempt, String why) throws SQLException {
        if (attempt.state() != State.WATCHED) {
            move(tx, attempt, State.UNKNOWN, State.ASKED, State.UNKNOWN);
            trouble(tx, attempt, Trouble.NO_ANSWER, why);
        }
    }

    /** The terminal knows nothing of the payment, or of its reversal. */
    void deny(Tx tx, CardAttempt attempt) throws SQLException {
        tx.update("UPDATE card_attempt SET denials = denials + 1 WHERE reference = ?", attempt.reference());
    }

    /** It holds up nobody any more, and is looked after all the same. */
    void watch(Tx tx, CardAttempt attempt, Trouble trouble, String detail) throws SQLException {
        move(tx, attempt, State.WATCHED, State.ASKED, State.UNKNOWN);
        trouble(tx, attempt, trouble, detail);
    }

    /** What became of it is asked for in vain, and a retry waits for that. */
    void doubt(Tx tx, CardAttempt attempt) throws SQLException {
        if (attempt.state() == State.WATCHED && attempt.trouble() != Trouble.DECIDED_BY_MANAGER) {
            trouble(tx, attempt, Trouble.NO_ANSWER, "a retry waits for what became of it");
        }
    }

    /** The terminal says again that it never saw it: no manager need decide. */
    void tell(Tx tx, CardAttempt attempt) throws SQLException {
        if (attempt.state() == State.WATCHED && attempt.trouble() == Trouble.NO_ANSWER) {
            trouble(tx, attempt, Trouble.NEVER_ARRIVED, "the terminal never saw it");
        }
    }

    /** In the transaction that takes the payment into its basket. */
    public void apply(Tx tx, CardAttempt attempt, int tender) throws SQLException {
        move(tx, attempt, State.APPLIED, State.APPROVED);
        tx.update("UPDATE card_attempt SET tender = ? WHERE reference = ?", tender, attempt.reference());
    }

    /** In the transaction that writes the fact of it. */
    public void refunded(Tx tx, CardAttempt attempt) throws SQLException {
        move(tx, attempt, State.APPLIED, State.APPROVED);
    }

    /** The shop's slip is on its way to the customer. */
    public void awaitSignature(Tx tx, CardAttempt attempt) throws SQLException {
        move(tx, attempt, State.TO_BE_SIGNED, State.APPROVED);
    }

    public void sign(Tx tx, CardAttempt attempt) throws SQLException {
        move(tx, attempt, State.APPROVED, State.TO_BE_SIGNED);
        tx.update("UPDATE card_attempt SET signed = 1 WHERE reference = ?", attempt.reference());
    }

    public void cancel(Tx tx, CardAttempt attempt) throws SQLException {
        tx.update("UPDATE card_attempt SET cancelled = 1 WHERE reference = ?", attempt.reference());
    }

    // Back again

    /** The terminal approved it without asking the bank, beyond a limit. */
    public void refuseOffline(Tx tx, CardAttempt attempt, OfflineRefusal limit) throws SQLException {
        reverse(tx, attempt);
        tx.update("UPDATE card_attempt SET beyond = ? WHERE reference = ?", limit.name(), attempt.reference());
    }

    /** It is not wanted any more: its basket is gone, or it is taken out of it again. */
    public void reverse(Tx tx, CardAttempt attempt) throws SQLException {
        move(tx, attempt, State.REVERSING, State.APPROVED, State.TO_BE_SIGNED, State.APPLIED);
        tx.update("UPDATE card_attempt SET asked = NULL, denials = 0 WHERE reference = ?", attempt.reference());
        trouble(tx, attempt, null, null);
    }

    /** Under a reference of its own. */
    void askReversal(Tx tx, CardAttempt attempt, String reversal, Instant now) throws SQLException {
        move(tx, attempt, State.REVERSING, State.REVERSING);
        tx.update(
                "UPDATE card_attempt SET reversal = ?, asked = ?, denials = 0 WHERE reference = ?",
                reversal,
                now.toEpochMilli(),
                attempt.reference());
    }

    /** The terminal says that it is at it. */
    void seeReversal(Tx tx, CardAttempt attempt, Instant now) throws SQLException {
        tx.update("UPDATE card_attempt SET asked = ? WHERE reference = ?", now.toEpochMilli(), attempt.reference());
    }

    /** The reversal under way came to nothing: another may be asked for. */
    public void dropReversal(Tx tx, CardAttempt attempt, Trouble trouble, String why) throws SQLException {
        move(tx, attempt, State.REVERSING, State.REVERSING);
        tx.update("UPDATE card_attempt SET reversal = NULL, denials = 0 WHERE reference = ?", attempt.reference());
        trouble(tx, attempt, trouble, why);
    }

    /** The terminal seems never to have seen the reversal under way: another may be asked for. */
    void giveUpReversal(Tx tx, CardAttempt attempt, String why) throws SQLException {
        tx.update(
                "UPDATE card_attempt SET former = trim(former || ' ' || reversal) WHERE reference = ?",
                attempt.reference());
        dropReversal(tx, attempt, Trouble.NO_ANSWER, why);
    }

    /** The references of reversals that were given up, which may have come through all the same. */
    List<String> formerReversals(Tx tx, CardAttempt attempt) throws SQLException {
        return references(tx, "former", attempt);
    }

    private static List<String> references(Tx tx, String column, CardAttempt attempt) throws SQLException {
        return tx.first(
                        "SELECT " + column + " FROM card_attempt WHERE reference = ?",
                        row -> row.getString(1),
                        attempt.reference())
                .filter(references -> !references.isEmpty())
                .map(references -> List.of(references.split(" ", -1)))
                .orElse(List.of());
    }

    /** What became of the reversal under way is not known. */
    void loseReversal(Tx tx, CardAttempt attempt, String why) throws SQLException {
        move(tx, attempt, State.REVERSING, State.REVERSING);
        trouble(tx, attempt, Trouble.NO_ANSWER, why);
    }

    /** A manager gave the money back in another way, and a reversal of it may come through as well. */
    public void follow(Tx tx, CardAttempt attempt) throws SQLException {
        tx.update(
                "UPDATE card_attempt SET followed = trim(former || ' ' || coalesce(reversal, '')) WHERE reference = ?",
                attempt.reference());
    }

    List<CardAttempt> followed(Tx tx, TillId till) throws SQLException {
        return tx.list(
                "SELECT * FROM card_attempt WHERE till = ? AND followed <> ''", CardAttemptRow::read, till.number());
    }

    List<String> followedReversals(Tx tx, CardAttempt attempt) throws SQLException {
        return references(tx, "followed", attempt);
    }

    /** @return whether it was. */
    public boolean unfollow(Tx tx, CardAttempt attempt) throws SQLException {
        return tx.update(
                        "UPDATE card_attempt SET followed = '' WHERE reference = ? AND followed <> ''",
                        attempt.reference())
                == 1;
    }

    /** The customer has the money, or never lost it. */
    public void reversed(Tx tx, CardAttempt attempt) throws SQLException {
        move(tx, attempt, State.REVERSED, State.REVERSING, State.APPLIED);
        trouble(tx, attempt, attempt.givenUpFor(), null);
    }

    /** It stays in its basket after all. */
    public void stand(Tx tx, CardAttempt attempt, @Nullable Trouble trouble, @Nullable String why) throws SQLException {
        move(tx, attempt, State.APPLIED, State.REVERSING);
        tx.update("UPDATE card_attempt SET reversal = NULL, denials = 0 WHERE reference = ?", attempt.reference());
        trouble(tx, attempt, trouble, why);
    }

    // A manager's word

    /** It was paid, whatever the terminal could not say. */
    public void resolveApproved(Tx tx, CardAttempt attempt, CardApproval onRecord) throws SQLException {
        move(tx, attempt, State.APPROVED, State.UNKNOWN, State.WATCHED, State.REVERSING);
        tx.update("UPDATE card_attempt SET cancelled = 0, reversal = NULL WHERE reference = ?", attempt.reference());
        learn(tx, attempt, onRecord);
        trouble(tx, attempt, null, null);
    }

    /** It was not paid. If the terminal says otherwise later, it is reversed. */
    public void resolveDeclined(Tx tx, CardAttempt attempt) throws SQLException {
        if (attempt.state() != State.WATCHED) {
            watch(tx, attempt, Trouble.DECIDED_BY_MANAGER, "");
        } else {
            trouble(tx, attempt, Trouble.DECIDED_BY_MANAGER, "");
        }
    }

    // Looking

    /** Whatever is not settled: those that somebody waits for first, then the oldest first. */
    public List<CardAttempt> open(Tx tx, TillId till) throws SQLException {
        var open = tx.list(
                "SELECT * FROM card_attempt WHERE till = ?"
                        + " AND state NOT IN ('APPLIED', 'DECLINED', 'REVERSED') ORDER BY intended, reference",
                CardAttemptRow::read,
                till.number());
        return open.stream()
                .sorted(Comparator.comparing(attempt -> !attempt.state().holdsUpTheBasket()))
                .toList();
    }

    /** Of one basket, the newest first. */
    public List<CardAttempt> of(Tx tx, TillId till, BasketId basket) throws SQLException {
        return tx.list(
                "SELECT * FROM card_attempt WHERE basket = ? AND till = ? ORDER BY intended DESC, reference DESC",
                CardAttemptRow::read,
                basket,
                till.number());
    }

    /** The newest first. */
    public List<CardAttempt> newestRefunds(Tx tx, TillId till, Instant since, int limit) throws SQLException {
        return tx.list(
                "SELECT * FROM card_attempt WHERE till = ? AND refund_reason IS NOT NULL AND intended >= ?"
                        + " ORDER BY intended DESC, reference DESC LIMIT ?",
                CardAttemptRow::read,
                till.number(),
                since.toEpochMilli(),
                limit);
    }

    public Optional<CardAttempt> find(Tx tx, String reference) throws SQLException {
        return tx.first("SELECT * FROM card_attempt WHERE reference = ?", CardAttemptRow::read, reference);
    }

    /** What sales were paid with and no reconciliation has been over yet. */
    List<CardAttempt> toBeCounted(Tx tx, TillId till) throws SQLException {
        return tx.list(
                "SELECT * FROM card_attempt WHERE till = ? AND state = 'APPLIED' AND counted < 2",
                CardAttemptRow::read,
                till.number());
    }

    /** The reconciliation that begins is over all of these. */
    void beginCount(Tx tx, TillId till) throws SQLException {
        tx.update(
                "UPDATE card_attempt SET counted = 1 WHERE till = ? AND state = 'APPLIED' AND counted = 0",
                till.number());
    }

    /** What it was over. */
    List<CardAttempt> counted(Tx tx, TillId till) throws SQLException {
        return tx.list(
                "SELECT * FROM card_attempt WHERE till = ? AND state = 'APPLIED' AND counted = 1",
                CardAttemptRow::read,
                till.number());
    }

    /** The bank declined it later: no terminal counts it. */
    void leaveOutOfCount(Tx tx, String reference) throws SQLException {
        tx.update("UPDATE card_attempt SET counted = 2 WHERE reference = ?", reference);
    }

    void endCount(Tx tx, TillId till) throws SQLException {
        tx.update("UPDATE card_attempt SET counted = 2 WHERE till = ? AND counted = 1", till.number());
    }

    private static void trouble(Tx tx, CardAttempt attempt, @Nullable Trouble trouble, @Nullable String detail)
            throws SQLException {
        tx.update(
                "UPDATE card_attempt SET trouble = ?, detail = ? WHERE reference = ?",
                trouble,
                detail == null || detail.isBlank() ? null : detail,
                attempt.reference());
    }

    private static void move(Tx tx, CardAttempt attempt, State to, State... from) throws SQLException {
        if (!List.of(from).contains(attempt.state())
                || tx.update(
                                "UPDATE card_attempt SET state = ? WHERE reference = ? AND state = ?",
                                to,
                                attempt.reference(),
                                attempt.state())
                        != 1) {
            throw new IllegalStateException(attempt.reference() + ", " + attempt.state() + ", cannot become " + to);
        }
    }
}
