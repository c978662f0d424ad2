package com.evertill.edge.till;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketRules;
import com.evertill.commerce.codec.Json;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.sqlite.Tx;
import com.evertill.edge.journal.FoldTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The baskets of the shop that were put aside. A fold over the journal, so that a box that takes another's place has them too. A basket is here or at
 * one till, never both: the fact that takes it out of here and the events that put it there are one transaction.
 */
public final class WaitingBaskets extends FoldTable {
    /** A shop with more of them has lost sight of them. */
    static final int MOST = 200;

    private static final String HERE = "waiting_basket";

    /** @param at store time at which it was put aside. */
    public record Waiting(Payload.BasketSuspended suspended, Instant at) {
        public Basket.Content content() {
            var events = suspended.events().stream().map(BasketEntry::happened).toList();
            return ((Basket.Suspended) BasketRules.replay(events)).content();
        }
    }

    public WaitingBaskets() {
        super(HERE, "SELECT basket, at, CAST(suspended AS TEXT) FROM " + HERE + " ORDER BY basket");
    }

    /** Oldest first. */
    public List<Waiting> all(Tx tx) throws SQLException {
        return tx.list("SELECT at, suspended FROM " + HERE + " ORDER BY at, basket", WaitingBaskets::read);
    }

    Optional<Waiting> find(Tx tx, String basket) throws SQLException {
        return tx.first("SELECT at, suspended FROM " + HERE + " WHERE basket = ?", WaitingBaskets::read, basket);
    }

    boolean areAtTheirMost(Tx tx) throws SQLException {
        return tx.number("SELECT count(*) FROM " + HERE) >= MOST;
    }

    private static Waiting read(ResultSet row) throws SQLException {
        return new Waiting(
                Json.read(row.getBytes(2), Payload.BasketSuspended.class), Instant.ofEpochMilli(row.getLong(1)));
    }

    @Override
    protected void add(Tx tx, String into, Fact fact, Payload payload) throws SQLException {
        switch (payload) {
            case Payload.BasketSuspended suspended -> put(tx, into, fact, suspended);
            // From here on it is as if this till had put it aside.
            case Payload.BasketReceived received ->
                put(
                        tx,
                        into,
                        fact,
                        new Payload.BasketSuspended(
                                received.basket(), received.till(), received.by(), received.events()));
            case Payload.BasketRecalled recalled ->
                tx.update(
                        "DELETE FROM " + into + " WHERE basket = ?",
                        recalled.basket().value());
            default -> {}
        }
    }

    private static void put(Tx tx, String into, Fact fact, Payload.BasketSuspended suspended) throws SQLException {
        tx.update(
                "INSERT INTO " + into + " VALUES (?, ?, ?)",
                suspended.basket().value(),
                fact.at().toEpochMilli(),
                Json.bytes(suspended));
    }
}
