package com.evertill.cloud.forecast;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.sqlite.Tx;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Proposals, and what was ordered by them and has not come, as rows. */
final class ProposalRows {
    enum State {
        OPEN,
        ANSWERED,
        PASSED
    }

    record Found(Proposal proposal, State state) {}

    /** Those of other days are out of date from now on. */
    static void pass(Tx tx, String store, LocalDate today) throws SQLException {
        tx.update("UPDATE proposal SET state = 'PASSED' WHERE store = ? AND state = 'OPEN' AND day < ?", store, today);
    }

    static void add(Tx tx, Proposal proposal) throws SQLException {
        tx.update(
                "INSERT INTO proposal VALUES(?, ?, ?, ?, ?, 'OPEN', ?)",
                proposal.id(),
                proposal.store(),
                proposal.item(),
                proposal.kind().unit(),
                proposal.day(),
                Json.text(proposal));
    }

    static Optional<Found> find(Tx tx, String id) throws SQLException {
        return tx.first(
                "SELECT proposal, state FROM proposal WHERE id = ?",
                row -> new Found(proposal(row), State.valueOf(row.getString(2))),
                id);
    }

    /** In the order of their ids, behind one of them. */
    static List<Proposal> open(Tx tx, String store, String after, int most) throws SQLException {
        return tx.list("""
                SELECT proposal FROM proposal WHERE store = ? AND state = 'OPEN' AND id > ? ORDER BY id LIMIT ?
                """, ProposalRows::proposal, store, after, most);
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        return Json.read(row.getString(1).getBytes(StandardCharsets.UTF_8), Proposal.class);
    }

    static void answered(Tx tx, Proposal proposal, long ordered, Instant now) throws SQLException {
        tx.update("UPDATE proposal SET state = 'ANSWERED' WHERE id = ?", proposal.id());
        if (ordered > 0) {
            tx.update(
                    "INSERT INTO ordered VALUES(?, ?, ?, ?, ?, ?)",
                    proposal.id(),
                    proposal.store(),
                    proposal.item(),
                    proposal.kind().unit(),
                    now.toEpochMilli(),
                    ordered);
        }
    }

    private record Ordered(String proposal, long missing) {}

    /** Whatever comes is what was ordered first. */
    static void received(Tx tx, Kind kind, long thousandths) throws SQLException {
        var waiting = tx.list(
                "SELECT proposal, missing FROM ordered WHERE store = ? AND item = ? AND unit = ? ORDER BY at, proposal",
                row -> new Ordered(row.getString(1), row.getLong(2)),
                kind.store(),
                kind.item(),
                kind.unit());
        long left = thousandths;
        for (var order : waiting) {
            if (left < order.missing()) {
                tx.update("UPDATE ordered SET missing = missing - ? WHERE proposal = ?", left, order.proposal());
                return;
            }
            tx.update("DELETE FROM ordered WHERE proposal = ?", order.proposal());
            left -= order.missing();
        }
    }

    static void forget(Tx tx, String store, LocalDate today, Instant now, Duration givenUp) throws SQLException {
        tx.update("DELETE FROM proposal WHERE store = ? AND day < ?", store, today.minusDays(DemandRows.LONGEST));
        tx.update(
                "DELETE FROM ordered WHERE store = ? AND at < ?",
                store,
                now.minus(givenUp).toEpochMilli());
    }

    private ProposalRows() {}
}
