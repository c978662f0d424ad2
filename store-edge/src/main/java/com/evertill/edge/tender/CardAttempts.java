package com.evertill.edge.tender;

import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.edge.tender.CardAttempt.State;
import com.evertill.edge.tender.CardAttempt.Trouble;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
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

    void ask(Tx tx, CardAttempt attempt, Instant now) throws SQLException {
        move(tx, attempt, State.ASKED, State.INTENDED);
        tx.update("UPDATE card_attempt SET asked = ? WHERE reference = ?", now.toEpochMilli(), attempt.reference());
    }

    /** Nobody wants it any more who cancelled it or gave it up. */
    void approve(Tx tx, CardAttempt attempt, CardApproval approval) throws SQLException {
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

    /** The terminal's own words about a payment that is approved already. */
    void learn(Tx tx, CardAttempt attempt, CardApproval approval) throws SQLException {
        tx.update(
                "UPDATE card_attempt SET approval = ? WHERE reference = ?", Json.bytes(approval), attempt.reference());
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

    /** In the transaction that takes the payment into its basket. */
    public void apply(Tx tx, CardAttempt attempt, int tender) throws SQLException {
        move(tx, attempt, State.APPLIED, State.APPROVED);
        tx.update("UPDATE card_attempt SET tender = ? WHERE reference = ?", tender, attempt.reference());
    }

    public void cancel(Tx tx, CardAttempt attempt) throws SQLException {
        tx.update("UPDATE card_attempt SET cancelled = 1 WHERE reference = ?", attempt.reference());
    }

    // Back again

    /** It is not wanted any more: its basket is gone, or it is taken out of it again. */
    public void reverse(Tx tx, CardAttempt attempt) throws SQLException {
        move(tx, attempt, State.REVERSING, State.APPROVED, State.APPLIED);
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

    /** The reversal under way came to nothing: another may be asked for. */
    public void dropReversal(Tx tx, CardAttempt attempt, Trouble trouble, String why) throws SQLException {
        move(tx, attempt, State.REVERSING, State.REVERSING);
        tx.update("UPDATE card_attempt SET reversal = NULL, denials = 0 WHERE reference = ?", attempt.reference());
        trouble(tx, attempt, trouble, why);
    }

    /** What became of the reversal under way is not known. */
    void loseReversal(Tx tx, CardAttempt attempt, String why) throws SQLException {
        move(tx, attempt, State.REVERSING, State.REVERSING);
        trouble(tx, attempt, Trouble.NO_ANSWER, why);
    }

    /** The customer has the money, or never lost it. */
    public void reversed(Tx tx, CardAttempt attempt) throws SQLException {
        move(tx, attempt, State.REVERSED, State.REVERSING, State.APPLIED);
        trouble(tx, attempt, attempt.cancelled() ? Trouble.CANCELLED : null, null);
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
        move(tx, attempt, State.APPROVED, State.UNKNOWN, State.REVERSING);
        tx.update("UPDATE card_attempt SET cancelled = 0, reversal = NULL WHERE reference = ?", attempt.reference());
        learn(tx, attempt, onRecord);
        trouble(tx, attempt, null, null);
    }

    /** It was not paid. If the terminal says otherwise later, it is reversed. */
    public void resolveDeclined(Tx tx, CardAttempt attempt) throws SQLException {
        watch(tx, attempt, Trouble.DECIDED_BY_MANAGER, "");
    }

    // Looking

    /** Whatever is not settled: those that somebody waits for first, then the oldest first. */
    public List<CardAttempt> open(Tx tx, TillId till) throws SQLException {
        var open = tx.list(
                "SELECT * FROM card_attempt WHERE till = ?"
                        + " AND state NOT IN ('APPLIED', 'DECLINED', 'REVERSED') ORDER BY intended, reference",
                CardAttempts::attempt,
                till.number());
        return open.stream()
                .sorted(Comparator.comparing(attempt -> !attempt.state().holdsUpTheBasket()))
                .toList();
    }

    /** Of one basket, the newest first. */
    public List<CardAttempt> of(Tx tx, TillId till, BasketId basket) throws SQLException {
        return tx.list(
                "SELECT * FROM card_attempt WHERE basket = ? AND till = ? ORDER BY intended DESC, reference DESC",
                CardAttempts::attempt,
                basket,
                till.number());
    }

    public Optional<CardAttempt> find(Tx tx, String reference) throws SQLException {
        return tx.first("SELECT * FROM card_attempt WHERE reference = ?", CardAttempts::attempt, reference);
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

    private static CardAttempt attempt(ResultSet row) throws SQLException {
        var approval = row.getBytes("approval");
        var trouble = row.getString("trouble");
        long asked = row.getLong("asked");
        boolean wasAsked = !row.wasNull();
        int tender = row.getInt("tender");
        boolean hasTender = !row.wasNull();
        return new CardAttempt(
                row.getString("reference"),
                new TillId(row.getInt("till")),
                new BasketId(row.getString("basket")),
                new Money(row.getLong("minor"), Currency.getInstance(row.getString("currency"))),
                State.valueOf(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("intended")),
                wasAsked ? Instant.ofEpochMilli(asked) : null,
                row.getBoolean("cancelled"),
                row.getInt("denials"),
                hasTender ? tender : null,
                approval == null ? null : Json.read(approval, CardApproval.class),
                row.getString("reversal"),
                trouble == null ? null : Trouble.valueOf(trouble),
                row.getString("detail"));
    }
}
