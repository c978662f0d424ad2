package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.basket.Basket;
import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketEvent;
import com.evertill.commerce.basket.BasketId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sees every line that comes into a basket of a shop, however it does: it looks after everything that is done at a till, and before and after each time
 * that another book may come into force.
 */
final class LineWatch {
    private final Set<Known> known = new HashSet<>();
    private final List<SeenLine> lines = new ArrayList<>();
    private long book;

    private record Known(BasketId basket, BasketEntry entry) {}

    /**
     * A new line.
     *
     * @param inForce the releases that were since the last look; one, but for where the power went while another came into force.
     */
    record SeenLine(String till, Set<Long> inForce, BasketEvent.LineAdded line) {}

    void look(Life life, List<TillPlace> tills) {
        long now = life.inForce();
        var since = new TreeSet<>(List.of(book, now));
        for (var place : tills) {
            look(life, place, since);
        }
        book = now;
    }

    private void look(Life life, TillPlace place, Set<Long> inForce) {
        var state = life.lane(place.number()).till().state();
        if (!(state.basket() instanceof Basket.Open(var content))) {
            return;
        }
        // What came in a cart was priced elsewhere, and before.
        boolean isOurs = content.opening() instanceof BasketEvent.BasketOpened;
        for (var entry : state.entries()) {
            isOurs |= entry.happened() instanceof BasketEvent.OwnerChanged;
            if (entry.happened() instanceof BasketEvent.LineAdded line
                    && known.add(new Known(content.opening().basket(), entry))) {
                if (isOurs) {
                    lines.add(new SeenLine(place.name(), inForce, line));
                }
            }
        }
    }

    List<SeenLine> lines() {
        return lines;
    }

    /** Whether this one was seen when it came. */
    boolean knows(BasketId basket, BasketEntry entry) {
        return known.contains(new Known(basket, entry));
    }
}
