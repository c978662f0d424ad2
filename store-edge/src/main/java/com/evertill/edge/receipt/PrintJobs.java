package com.evertill.edge.receipt;

import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.ReceiptNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be printed, and how far it has come. */
public final class PrintJobs {

    /**
     * One piece of paper.
     *
     * @param receipt whose it is; absent for the shop's slip of a card payment.
     * @param attempt the payment or refund whose slip it is; absent for a receipt.
     * @param copy whether the paper is to say that it is one.
     * @param customers the slip is the customer's; else the shop's.
     */
    public record Job(
            String id,
            TillId till,
            @Nullable ReceiptNumber receipt,
            @Nullable String attempt,
            boolean copy,
            boolean customers,
            State state,
            Instant made) {}

    public enum State {
        /** Not handed to the printer yet. */
        WAITING,
        /** Handed over, once. */
        SENT,
        /** Somebody must look whether it came out, and say what to do. */
        ASKED,
        PRINTED,
        /** Somebody said to leave it. */
        LEFT
    }

    public void make(Tx tx, String id, TillId till, ReceiptNumber receipt, boolean copy, Instant now)
            throws SQLException {
        tx.update(
                "INSERT INTO print_job(id, till, receipt, copy, state, made) VALUES (?, ?, ?, ?, 'WAITING', ?)",
                id,
                till.number(),
                receipt,
                copy,
                now.toEpochMilli());
    }

    /**
     * A slip of a card payment or of a refund.
     *
     * @param customers else the shop's.
     */
    public void makeSlip(Tx tx, String id, TillId till, String attempt, boolean customers, Instant now)
            throws SQLException {
        tx.update(
                "INSERT INTO print_job(id, till, attempt, copy, customers, state, made)"
                        + " VALUES (?, ?, ?, 0, ?, 'WAITING', ?)",
                id,
                till.number(),
                attempt,
                customers,
                now.toEpochMilli());
    }

    /** Takes a waiting job to hand it over; empty if it is not waiting any more. */
    public Optional<Job> take(Tx tx, String id) throws SQLException {
        return tx.first(
                "UPDATE print_job SET state = 'SENT' WHERE id = ? AND state = 'WAITING' RETURNING *",
                PrintJobs::job,
                id);
    }

    /** It is on the paper, or nobody wants it there. */
    public void done(Tx tx, String id) throws SQLException {
        tx.update("UPDATE print_job SET state = 'PRINTED' WHERE id = ? AND state = 'SENT'", id);
    }

    /** @param begun it may have come out: where it is printed all the same, the second paper is a copy and says so. */
    public void ask(Tx tx, String id, boolean begun) throws SQLException {
        tx.update(
                "UPDATE print_job SET state = 'ASKED', copy = copy OR ? WHERE id = ? AND state IN ('WAITING', 'SENT')",
                begun,
                id);
    }

    /** The cashier's answer; false if nobody asked. */
    public boolean answer(Tx tx, String id, TillId till, boolean print) throws SQLException {
        return tx.update(
                        "UPDATE print_job SET state = ? WHERE id = ? AND till = ? AND state = 'ASKED'",
                        print ? State.WAITING : State.LEFT,
                        id,
                        till.number())
                == 1;
    }

    /** At start: whatever was under way may or may not have come out, and is never printed unasked. */
    public void recover(Tx tx, TillId till) throws SQLException {
        tx.update(
                "UPDATE print_job SET state = 'ASKED', copy = copy OR state = 'SENT' WHERE till = ? AND state IN ('WAITING', 'SENT')",
                till.number());
    }

    /** A shift is over: nobody will look for its papers any more. */
    public void leaveAll(Tx tx, TillId till) throws SQLException {
        tx.update("UPDATE print_job SET state = 'LEFT' WHERE till = ? AND state = 'ASKED'", till.number());
    }

    public List<Job> asked(Tx tx, TillId till) throws SQLException {
        return tx.list(
                "SELECT * FROM print_job WHERE till = ? AND state = 'ASKED' ORDER BY made, id",
                PrintJobs::job,
                till.number());
    }

    private static Job job(ResultSet row) throws SQLException {
        var receipt = row.getString("receipt");
        return new Job(
                row.getString("id"),
                new TillId(row.getInt("till")),
                receipt == null ? null : ReceiptNumber.parse(receipt),
                row.getString("attempt"),
                row.getBoolean("copy"),
                row.getBoolean("customers"),
                State.valueOf(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("made")));
    }
}
