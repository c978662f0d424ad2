package com.evertill.cloud.stock;

import com.evertill.cloud.events.EventBus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where levels, movements and reservations are kept. What is read is what was committed last; only {@link #across} and {@link #due}, which look for
 * many, may be behind for a moment.
 */
public interface StockStore extends AutoCloseable {
    /** {@link Level#none} if nothing is kept of it. */
    Level level(Kind kind);

    /** Those of one item in one store: one for each unit, in the order of their names. */
    List<Level> levels(String store, String item);

    /**
     * Those of one item in all stores of a tenant, in the order of store and unit.
     *
     * @param after the last one that is known already; absent to begin.
     */
    List<Level> across(String tenant, String item, Optional<Kind> after, int most);

    boolean knows(Kind kind, Place place);

    List<Movement> movements(Kind kind);

    Optional<Reservation> reservation(String order);

    /** Orders that are held until then or less, the oldest first as far as the store can tell. */
    List<String> due(Instant now, int most);

    /** Thousandths of any unit; 0 where nothing is said. */
    long safetyStock(String store);

    void setSafetyStock(String store, long thousandths);

    /**
     * Durable, with its events, when it returns true.
     *
     * @return false if somebody was faster with any level, movement or reservation of it; nothing is kept then.
     */
    boolean commit(Change change);

    /**
     * Carries events to the bus. For one caller at a time.
     *
     * @return whether there were any.
     * @throws EventBus.BusFault as the bus did; they are all still here.
     */
    boolean step(EventBus bus);

    /** How much waits for the bus: a number that grows says that it is away. */
    long waiting();

    @Override
    void close();
}
