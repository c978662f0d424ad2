package com.evertill.edge.receipt;

import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.commerce.tender.ReceiptNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is to be printed, and how far it has come. */
public final class PrintJobs {

    /** One piece of paper. */
    public record Job(String id, TillId till, ReceiptNumber receipt, boolean copy, State state, Instant made) {}

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
                "INSERT INTO print_job VALUES (?, ?, ?, ?, 'WAITING', ?)",
                id,
                till.number(),
                receipt,
                copy,
                now.toEpochMilli());
    }

    /** Takes a waiting job to hand it over; empty if it is not waiting any more. */
    public Optional<Job> take(Tx tx, String id) throws SQLException {
        return tx.first(
                "UPDATE print_job SET state = 'SENT' WHERE id = ? AND state = 'WAITING' RETURNING *",
                PrintJobs::job,
                id);
    }

    /** @param certain it is on the paper. */
    public void settle(Tx tx, String id, boolean certain) throws SQLException {
        tx.update(
                "UPDATE print_job SET state = ? WHERE id = ? AND state = 'SENT'",
                certain ? State.PRINTED : State.ASKED,
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
                "UPDATE print_job SET state = 'ASKED' WHERE till = ? AND state IN ('WAITING', 'SENT')", till.number());
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
        return new Job(
                row.getString("id"),
                new TillId(row.getInt("till")),
                ReceiptNumber.parse(row.getString("receipt")),
                row.getBoolean("copy"),
                State.valueOf(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("made")));
    }
}
