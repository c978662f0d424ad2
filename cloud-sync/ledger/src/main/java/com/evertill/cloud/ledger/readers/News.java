package com.evertill.cloud.ledger.readers;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventBus;
import com.evertill.cloud.events.Outbox;
import com.evertill.cloud.ledger.FactArchive;
import com.evertill.cloud.ledger.FactStream;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.sqlite.Tx;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Facts on their way to the other services ({@link FactEvents}). A fact that cannot be interpreted is not told; software that has learnt to read it
 * rebuilds, and tells it then.
 *
 * <p>It begins with the first fact there is, also in a ledger that was kept before there were events: who counts stock or points needs all of them.
 * While many wait for the bus it reads no further. The archive has the facts anyway, and a bus that is away for a week fills no disk.
 */
public final class News implements Reader {
    /** Enough for the bus to have its hands full; one batch more may come on top. */
    static final int MOST_WAITING = 1_000;

    private final FactArchive archive;
    private final Outbox outbox;

    News(Database database, FactArchive archive) {
        this.archive = archive;
        this.outbox = new Outbox(database);
    }

    /**
     * Carries events to the bus. For one caller at a time.
     *
     * @return whether there were any.
     * @throws EventBus.BusFault as the bus did; they are all still here.
     */
    public boolean step(EventBus bus) {
        return outbox.step(bus);
    }

    /** How many wait for the bus; not those that are not read yet because so many wait. */
    public long waiting() {
        return outbox.waiting();
    }

    /** For tests and for persons. */
    public List<CloudEvent> events() {
        return outbox.events();
    }

    /**
     * What was withheld from an event because no bus takes it.
     *
     * @param batch as the event says.
     * @return empty if there is no such fact in that batch.
     */
    public Optional<JsonNode> payload(FactKey key, long batch) {
        return archive.find(new FactStream(key.node(), key.epoch()), batch).stream()
                .flatMap(found -> found.open().facts().stream())
                .filter(fact -> fact.key().equals(key))
                .map(FactEvents::payload)
                .findFirst();
    }

    @Override
    public boolean isReady() {
        return waiting() < MOST_WAITING;
    }

    @Override
    public String name() {
        return "news";
    }

    @Override
    public void take(Tx tx, List<Entry> entries) throws SQLException {
        for (var entry : entries) {
            if (entry.trouble().isEmpty()) {
                Outbox.put(tx, FactEvents.of(entry.fact(), first(entries)));
            }
        }
    }

    /** Readers take whole batches. */
    private static long first(List<Entry> entries) {
        return entries.getFirst().fact().key().sequence();
    }

    /** What waits is told again from the beginning, like all that was told before. */
    @Override
    public void forget(Tx tx) throws SQLException {
        tx.update("DELETE FROM outbox");
    }
}
