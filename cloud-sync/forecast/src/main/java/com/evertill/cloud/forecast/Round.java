package com.evertill.cloud.forecast;

import com.evertill.cloud.events.Outbox;
import com.evertill.commerce.sqlite.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far a store's items have been gone through on a day.
 *
 * @param item the last of them, with its unit; empty at the beginning.
 */
record Round(String store, LocalDate day, String item, String unit, boolean isDone) {
    /** Some tenths of a second: so long nothing else is written. */
    private static final int MOST_AT_ONCE = 100;

    static Optional<Round> find(Tx tx, String store) throws SQLException {
        return tx.first(
                "SELECT day, coalesce(item, ''), coalesce(unit, ''), done FROM round WHERE store = ?",
                row -> new Round(
                        store,
                        LocalDate.parse(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4) == 1),
                store);
    }

    /** Of a new day. */
    static Round begin(Tx tx, String store, LocalDate today, Instant now, Duration givenUp) throws SQLException {
        ProposalRows.pass(tx, store, today);
        DemandRows.forget(tx, store, today);
        ProposalRows.forget(tx, store, today, now, givenUp);
        return new Round(store, today, "", "", false);
    }

    /** Goes through some of them. */
    Round next(Tx tx, Replenishment replenishment, Instant now) throws SQLException {
        var openDays = DemandRows.openDays(tx, store, day);
        if (openDays.isEmpty()) {
            return new Round(store, day, "", "", true);
        }
        var kinds = DemandRows.kinds(tx, store, item, unit, MOST_AT_ONCE);
        for (var kind : kinds) {
            var position = DemandRows.position(tx, kind);
            if (position.isPresent()) {
                var series = DemandRows.series(tx, kind, openDays);
                var proposal = series.flatMap(it -> replenishment.propose(kind, day, it, position.get()));
                if (proposal.isPresent()) {
                    ProposalRows.add(tx, proposal.get());
                    Outbox.put(tx, ForecastEvents.proposed(proposal.get(), now));
                }
            }
        }
        return kinds.size() < MOST_AT_ONCE
                ? new Round(store, day, "", "", true)
                : new Round(
                        store,
                        day,
                        kinds.getLast().item(),
                        kinds.getLast().unit().name(),
                        false);
    }

    void keep(Tx tx) throws SQLException {
        tx.update(
                "UPDATE round SET day = ?, item = ?, unit = ?, done = ? WHERE store = ?",
                day,
                item,
                unit,
                isDone,
                store);
    }
}
