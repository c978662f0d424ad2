package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketEvent;
import com.evertill.commerce.codes.Code;
import com.evertill.commerce.facts.Payload;
import com.evertill.edge.catalog.Lookup;
import java.util.List;
import java.util.stream.Stream;

/** What things cost. */
final class PriceChecks {

    static List<String> release(End end) {
        long told = end.cloud.prices().releases().newest(Stores.ZONE);
        var book = end.world.office.bookInTheEnd();
        return end.each((box, wrong) -> {
            var life = End.life(box);
            long inForce = life.database.read(life.shop.catalog().priceBook()::release);
            if (inForce != told) {
                wrong.add(box.name() + " sells by release " + inForce + ", and was told " + told + "; "
                        + life.inbox.status());
            }
            for (var item : Goods.ITEMS) {
                var gtin = item.gtin();
                var code = gtin == null ? (Code) new Code.Plu(String.valueOf(item.plu())) : new Code.Gtin(gtin);
                var found =
                        life.database.read(tx -> life.shop.catalog().priceBook().find(tx, code));
                Object price =
                        found instanceof Lookup.Found sold ? sold.item().price().minor() : found;
                if (!price.equals(book.get(item.id()))) {
                    wrong.add(box.name() + " sells " + item.name() + " for " + price + " instead of "
                            + book.get(item.id()));
                }
            }
        });
    }

    static List<String> lines(End end) {
        return end.each((box, wrong) -> {
            end.journal(box).stream().flatMap(entry -> events(entry.payload())).forEach(line -> {
                var due = end.world.office.priceAsOf(
                        end.cloud.prices(), line.release(), line.item().id());
                if (due == null || due != line.unitPrice().minor()) {
                    wrong.add(box.name() + " sold " + line.item().name() + " for "
                            + line.unitPrice().minor() + " by release " + line.release() + ", which says " + due);
                }
            });
            for (var place : box.tills) {
                place.screen.seenLines().stream()
                        .filter(seen -> seen.inForce() != seen.line().release())
                        .forEach(seen -> wrong.add(place.name() + " showed a line by release "
                                + seen.line().release() + " while " + seen.inForce() + " was in force"));
            }
        });
    }

    private static Stream<BasketEvent.LineAdded> events(Payload payload) {
        var entries =
                switch (payload) {
                    case Payload.SaleCompleted sale -> sale.events();
                    case Payload.SaleVoided sale -> sale.events();
                    default -> List.<BasketEntry>of();
                };
        return entries.stream()
                .map(BasketEntry::happened)
                .filter(BasketEvent.LineAdded.class::isInstance)
                .map(BasketEvent.LineAdded.class::cast);
    }

    private PriceChecks() {}
}
