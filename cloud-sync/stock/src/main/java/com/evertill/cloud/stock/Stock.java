package com.evertill.cloud.stock;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.events.EventBus;
import com.evertill.cloud.events.EventPattern;
import com.evertill.cloud.events.Subscriber.NotTaken;
import com.evertill.commerce.codec.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stock of all stores. An event that was taken is durable, and so is what the other services will be told of it. */
public final class Stock implements AutoCloseable {
    private static final int MOST_AT_ONCE = 100;
    /** After so many that were faster the event comes again later. */
    private static final int MOST_ATTEMPTS = 10;

    private final StockStore store;
    private final WithheldFacts withheld;

    /** @param store is closed with this. */
    public Stock(StockStore store, WithheldFacts withheld) {
        this.store = store;
        this.withheld = withheld;
    }

    /**
     * Levels in the order of store and unit.
     *
     * @param next what to ask on with; absent behind the last.
     */
    public record Page(List<StockLevel> levels, @Nullable Kind next) {}

    /** What it wants of the bus: the facts that are about stock, and what becomes of orders. */
    public static EventPattern wanted() {
        return EventPattern.of(Json.text(Map.of(
                "detail-type",
                Stream.concat(
                                Stream.of(
                                                "sale.completed",
                                                "return.completed",
                                                "stock.received",
                                                "stock.counted",
                                                "stock.adjusted",
                                                "stock.transferred")
                                        .map(ShopFact::type),
                                Stream.of(OrderEvent.PLACED, OrderEvent.CANCELLED, OrderEvent.COLLECTED))
                        .toList())));
    }

    /**
     * In any order and however often.
     *
     * @throws NotTaken if it makes no sense, or if others were faster again and again: it has to come again.
     */
    public void take(CloudEvent event, Instant now) throws NotTaken {
        if (OrderEvent.isOne(event.type())) {
            switch (OrderEvent.read(event)) {
                case OrderEvent.Placed placed -> keep(() -> new Turn(store, now).reserve(placed));
                case OrderEvent.Over over -> keep(() -> new Turn(store, now).letGo(over));
            }
        } else if (ShopFact.isOne(event.type())) {
            take(ShopFact.read(event, withheld), now);
        }
    }

    /** Each kind is known by its place, so a long fact may be taken in parts, and be taken again when only some were. */
    private void take(ShopFact fact, Instant now) throws NotTaken {
        var kinds = fact.kinds();
        for (int from = 0; from < kinds.size(); from += Change.MOST_KINDS) {
            var part = kinds.subList(from, Math.min(kinds.size(), from + Change.MOST_KINDS));
            keep(() -> new Turn(store, now).take(fact, part));
        }
    }

    /**
     * Lets go of what nobody has collected in time; a handful at most.
     *
     * @return whether there was anything.
     * @throws NotTaken if others were faster again and again; the next call goes on.
     */
    public boolean expire(Instant now) throws NotTaken {
        var due = store.due(now, MOST_AT_ONCE);
        for (var order : due) {
            keep(() -> new Turn(store, now).expire(order));
        }
        return !due.isEmpty();
    }

    private void keep(Supplier<Turn> turn) throws NotTaken {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var change = turn.get().change();
            if (change.isEmpty() || store.commit(change)) {
                return;
            }
        }
        throw new NotTaken("Others were faster " + MOST_ATTEMPTS + " times.");
    }

    /** What must stay on the shelf of a store whatever is ordered, in thousandths of each item's unit: what is promised from then on keeps to it. */
    public void setSafetyStock(String storeId, long thousandths) {
        if (thousandths < 0) {
            throw new IllegalArgumentException("A safety stock of " + thousandths + " promises what is not there");
        }
        store.setSafetyStock(storeId, thousandths);
    }

    /** One for each unit in which the item is kept there; none where nothing was ever heard of it. */
    public List<StockLevel> levels(String storeId, String item) {
        long safetyStock = store.safetyStock(storeId);
        return store.levels(storeId, item).stream()
                .map(level -> StockLevel.of(level, safetyStock))
                .toList();
    }

    /**
     * Where a tenant has an item.
     *
     * @param after what the page before says; absent for the first.
     * @param most on one page, from 1.
     */
    public Page across(String tenant, String item, @Nullable Kind after, int most) {
        var found = store.across(tenant, item, Optional.ofNullable(after), most);
        var levels = found.stream()
                .map(level ->
                        StockLevel.of(level, store.safetyStock(level.kind().store())))
                .toList();
        return new Page(levels, found.size() < most ? null : found.getLast().kind());
    }

    /**
     * Carries events to the bus. For one caller at a time.
     *
     * @return whether there were any.
     * @throws EventBus.BusFault as the bus did; they are all still here.
     */
    public boolean step(EventBus bus) {
        return store.step(bus);
    }

    /** How much waits for the bus: a number that grows says that it is away. */
    public long waiting() {
        return store.waiting();
    }

    @Override
    public void close() {
        store.close();
    }
}
