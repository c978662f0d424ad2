package com.evertill.cloud.stock;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.cloud.stock.StockEvents.Missing;
import com.evertill.cloud.stock.StockEvents.WhyNot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One event on what it is about, until it is kept. */
final class Turn {
    private final StockStore store;
    private final Instant now;
    private final List<Level> levels = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();
    private final List<Movement> meaningless = new ArrayList<>();
    private final List<CloudEvent> events = new ArrayList<>();
    private Optional<Reservation> reservation = Optional.empty();

    Turn(StockStore store, Instant now) {
        this.store = store;
        this.now = now;
    }

    Change change() {
        return new Change(
                List.copyOf(levels),
                List.copyOf(movements),
                List.copyOf(meaningless),
                reservation,
                List.copyOf(events));
    }

    Turn take(ShopFact fact, List<Kind> kinds) {
        for (var kind : kinds) {
            if (fact.isCount()) {
                take(kind, new Level.Count(fact.place(), fact.thousandths(kind)));
            } else if (!store.knows(kind, fact.place())) {
                take(new Movement(kind, fact.place(), fact.thousandths(kind)));
            }
        }
        return this;
    }

    private void take(Movement movement) {
        var before = store.level(movement.kind());
        movements.add(movement);
        // Also where it changes nothing: a count that is taken at this moment must not miss it.
        keep(before, before.with(movement));
    }

    private void take(Kind kind, Level.Count count) {
        var before = store.level(kind);
        if (before.isNews(count)) {
            var known = store.movements(kind);
            var after = before.with(count, known);
            meaningless.addAll(after.meaningless(known));
            keep(before, after);
        }
    }

    private record Wanted(Reservation.Line line, Level level) {}

    Turn reserve(OrderEvent.Placed placed) {
        if (store.reservation(placed.order()).isPresent()) {
            return this;
        }
        if (placed.lines().size() > Reservation.MOST_ITEMS) {
            refuse(placed, List.of(), WhyNot.TOO_MANY_ITEMS);
            return this;
        }
        // Read once: what is judged is what is changed.
        var wanted = placed.lines().stream()
                .map(line -> new Wanted(line, store.level(Kind.of(placed.store(), line.item(), line.quantity()))))
                .toList();
        var missing = missing(placed, wanted);
        if (missing.isEmpty()) {
            hold(placed, wanted);
        } else {
            refuse(placed, missing, WhyNot.NOT_ENOUGH_IS_THERE);
        }
        return this;
    }

    private List<Missing> missing(OrderEvent.Placed placed, List<Wanted> wanted) {
        var missing = new ArrayList<Missing>();
        long safetyStock = store.safetyStock(placed.store());
        for (var each : wanted) {
            long available = each.level.available(safetyStock);
            if (available < each.line.quantity().thousandths()) {
                missing.add(new Missing(
                        each.line.item(),
                        each.line.quantity(),
                        each.level.kind().quantity(available)));
            }
        }
        return missing;
    }

    private void hold(OrderEvent.Placed placed, List<Wanted> wanted) {
        var until = placed.at().plus(Reservation.HELD_FOR);
        var held = new Reservation.Held(placed.order(), 1, placed.store(), placed.lines(), until);
        reservation = Optional.of(held);
        events.add(StockEvents.reserved(held, now));
        for (var each : wanted) {
            var more = new Level.Held(placed.order(), each.line.quantity().thousandths(), placed.at());
            keep(each.level, each.level.holding(more));
        }
    }

    private void refuse(OrderEvent.Placed placed, List<Missing> missing, WhyNot why) {
        var not = new Reservation.NotHeld(placed.order(), 1, placed.store());
        reservation = Optional.of(not);
        events.add(StockEvents.notReserved(not, missing, why, now));
    }

    Turn letGo(OrderEvent.Over over) {
        switch (store.reservation(over.order()).orElse(null)) {
            case null -> reservation = Optional.of(new Reservation.LetGo(over.order(), 1, over.store(), over.why()));
            case Reservation.Held held -> letGo(held, over.why());
            case Reservation.NotHeld _, Reservation.LetGo _ -> {}
        }
        return this;
    }

    /** Nobody has come for it. */
    Turn expire(String order) {
        if (store.reservation(order).orElse(null) instanceof Reservation.Held held
                && !held.until().isAfter(now)) {
            letGo(held, Reservation.Why.EXPIRED);
        }
        return this;
    }

    private void letGo(Reservation.Held held, Reservation.Why why) {
        var gone = new Reservation.LetGo(held.order(), held.version() + 1, held.store(), why);
        reservation = Optional.of(gone);
        events.add(StockEvents.released(gone, held.lines(), now));
        for (var line : held.lines()) {
            var before = store.level(Kind.of(held.store(), line.item(), line.quantity()));
            keep(before, before.without(held.order()));
        }
    }

    private void keep(Level before, Level changed) {
        var after = changed.settled();
        levels.add(after);
        if (after.onHand() != before.onHand() || after.reserved() != before.reserved()) {
            events.add(StockEvents.levelChanged(
                    after, store.safetyStock(after.kind().store()), now));
        }
        if (after.oversold() && !before.oversold()) {
            events.add(StockEvents.oversold(after, now));
        }
    }
}
