package com.evertill.edge.tender;

import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.CardApproval;
import com.evertill.edge.tender.CardAttempt.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

    void approve(Tx tx, CardAttempt attempt, CardApproval approval) throws SQLException {
        var wanted = attempt.cancelled() || attempt.state() == State.WATCHED;
        move(tx, attempt, wanted ? State.REVERSING : State.APPROVED, State.ASKED, State.UNKNOWN, State.WATCHED);
        tx.update(
                "UPDATE card_attempt SET approval = ? WHERE reference = ?", Json.bytes(approval), attempt.reference());
    }

    void decline(Tx tx, CardAttempt attempt, String reason) throws SQLException {
        move(tx, attempt, State.DECLINED, State.ASKED, State.UNKNOWN, State.WATCHED);
        tx.update("UPDATE card_attempt SET reason = ? WHERE reference = ?", reason, attempt.reference());
    }

    void lose(Tx tx, CardAttempt attempt, String why) throws SQLException {
        if (attempt.state() != State.WATCHED) {
            move(tx, attempt, State.UNKNOWN, State.ASKED, State.UNKNOWN);
        }
        tx.update("UPDATE card_attempt SET reason = ? WHERE reference = ?", why, attempt.reference());
    }

    void notFound(Tx tx, CardAttempt attempt) throws SQLException {
        lose(tx, attempt, "the terminal does not know it yet");
        tx.update("UPDATE card_attempt SET not_found = not_found + 1 WHERE reference = ?", attempt.reference());
    }

    void askReversal(Tx tx, CardAttempt attempt, @Nullable String reversal) throws SQLException {
        tx.update("UPDATE card_attempt SET reversal = ? WHERE reference = ?", reversal, attempt.reference());
    }

    /** The terminal will not give it back: somebody has to, by hand. */
    void keep(Tx tx, CardAttempt attempt, String reason) throws SQLException {
        tx.update(
                "UPDATE card_attempt SET reversal = NULL, reason = ? WHERE reference = ?", reason, attempt.reference());
    }

    void reversed(Tx tx, CardAttempt attempt) throws SQLException {
        move(tx, attempt, State.REVERSED, State.REVERSING);
    }

    /** In the transaction that takes the payment into its basket. */
    public void apply(Tx tx, CardAttempt attempt, int tender) throws SQLException {
        move(tx, attempt, State.APPLIED, State.APPROVED);
        tx.update("UPDATE card_attempt SET tender = ? WHERE reference = ?", tender, attempt.reference());
    }

    /** It is not wanted any more: its basket is gone, or it is taken out of it again. */
    public void reverse(Tx tx, CardAttempt attempt) throws SQLException {
        move(tx, attempt, State.REVERSING, State.APPROVED, State.APPLIED);
    }

    public void cancel(Tx tx, CardAttempt attempt) throws SQLException {
        tx.update("UPDATE card_attempt SET cancelled = 1 WHERE reference = ?", attempt.reference());
    }

    /** A manager says that it was paid. */
    public void resolveApproved(Tx tx, CardAttempt attempt, CardApproval onRecord) throws SQLException {
        move(tx, attempt, State.APPROVED, State.UNKNOWN);
        tx.update(
                "UPDATE card_attempt SET approval = ?, cancelled = 0 WHERE reference = ?",
                Json.bytes(onRecord),
                attempt.reference());
    }

    /** A manager says that it was not paid. If the terminal says otherwise later, it is reversed. */
    public void resolveDeclined(Tx tx, CardAttempt attempt) throws SQLException {
        move(tx, attempt, State.WATCHED, State.UNKNOWN);
    }

    /** Whatever is not settled, oldest first. */
    public List<CardAttempt> open(Tx tx, TillId till) throws SQLException {
        return tx.list(
                "SELECT * FROM card_attempt WHERE till = ?"
                        + " AND state NOT IN ('APPLIED', 'DECLINED', 'REVERSED') ORDER BY intended, reference",
                CardAttempts::attempt,
                till.number());
    }

    public Optional<CardAttempt> find(Tx tx, String reference) throws SQLException {
        return tx.first("SELECT * FROM card_attempt WHERE reference = ?", CardAttempts::attempt, reference);
    }

    private static void move(Tx tx, CardAttempt attempt, State to, State... from) throws SQLException {
        if (!List.of(from).contains(attempt.state())
                || tx.update(
                                "UPDATE card_attempt SET state = ? WHERE reference = ? AND state = ?",
                                to,
                                attempt.reference(),
                                attempt.state())
                        != 1) {
            throw new IllegalStateException(attempt + " cannot become " + to);
        }
    }

    private static CardAttempt attempt(ResultSet row) throws SQLException {
        var approval = row.getBytes("approval");
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
                row.getInt("not_found"),
                hasTender ? tender : null,
                approval == null ? null : Json.read(approval, CardApproval.class),
                row.getString("reversal"),
                row.getString("reason"));
    }
}
