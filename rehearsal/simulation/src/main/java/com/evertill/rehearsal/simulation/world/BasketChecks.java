package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.facts.Payload;
import java.util.HashSet;
import java.util.List;

/** Baskets that were put aside, and who went on with them. */
final class BasketChecks {

    /** By the facts alone: one that waits is sold or given up by nobody, one that was recalled waits no more, and none ends twice. */
    static List<String> owners(End end) {
        return end.each((box, wrong) -> {
            var waiting = new HashSet<BasketId>();
            var ended = new HashSet<BasketId>();
            for (var entry : end.journal(box)) {
                switch (entry.payload()) {
                    case Payload.BasketSuspended suspended ->
                        expect(
                                wrong,
                                entry,
                                !ended.contains(suspended.basket()) && waiting.add(suspended.basket()),
                                "waited or had ended already");
                    case Payload.BasketReceived received ->
                        expect(
                                wrong,
                                entry,
                                !ended.contains(received.basket()) && waiting.add(received.basket()),
                                "waited or had ended already");
                    case Payload.BasketRecalled recalled ->
                        expect(wrong, entry, waiting.remove(recalled.basket()), "did not wait");
                    case Payload.SaleCompleted sale ->
                        expect(
                                wrong,
                                entry,
                                !waiting.contains(sale.basket()) && ended.add(sale.basket()),
                                "waits or had ended already");
                    case Payload.SaleVoided sale ->
                        expect(
                                wrong,
                                entry,
                                !waiting.contains(sale.basket()) && ended.add(sale.basket()),
                                "waits or had ended already");
                    default -> {}
                }
            }
            var life = End.life(box);
            var listed = new HashSet<BasketId>();
            life.database
                    .read(life.shop.site().waiting()::all)
                    .forEach(basket -> listed.add(basket.suspended().basket()));
            if (!listed.equals(waiting)) {
                wrong.add(box.name() + " lists as waiting " + listed + ", and by its facts it is " + waiting);
            }
        });
    }

    private static void expect(List<String> wrong, End.Entry entry, boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(entry.fact() + " is of a basket that " + otherwise);
        }
    }

    private BasketChecks() {}
}
