package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.basket.BasketEntry;
import com.evertill.commerce.basket.BasketEvent;
import com.evertill.commerce.basket.BasketId;
import com.evertill.commerce.codes.Code;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.release.Acknowledgement;
import com.evertill.edge.catalog.Lookup;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What things cost. */
final class PriceChecks {

    static List<String> release(End end) {
        long told = end.cloud.prices().releases().newest(Stores.ZONE);
        var book = end.world.office.bookInTheEnd(end.cloud.prices());
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

    /** What was damaged on its way is refused too, and taken when it comes whole. */
    static List<String> refusals(End end) {
        return end.each((box, wrong) -> end.facts(box, Payload.ReleaseAcknowledged.class).stream()
                .filter(said -> said.step() == Acknowledgement.REFUSED
                        && String.valueOf(said.why()).contains("RELEASE_FILE_IS_MALFORMED"))
                .forEach(said -> wrong.add(box.name() + " refused release " + said.release() + ": " + said.why())));
    }

    static List<String> lines(End end) {
        return end.each((box, wrong) -> {
            for (var entry : end.journal(box)) {
                var basket = Sold.in(entry.payload());
                basket.lines().forEach(line -> {
                    var due = end.world.office.priceAsOf(
                            end.cloud.prices(), line.release(), line.item().id());
                    if (due == null || due != line.unitPrice().minor()) {
                        wrong.add(box.name() + " sold " + line.item().name() + " for "
                                + line.unitPrice().minor() + " by release " + line.release() + ", which says " + due);
                    }
                });
                basket.entries().stream()
                        .filter(it -> it.happened() instanceof BasketEvent.LineAdded)
                        .filter(it -> !box.lines.knows(Objects.requireNonNull(basket.id()), it))
                        .forEach(it -> wrong.add("nobody at " + box.name() + " saw " + it + " come into its basket"));
            }
            box.lines.lines().stream()
                    .filter(seen -> !seen.inForce().contains(seen.line().release()))
                    .forEach(seen -> wrong.add(seen.till() + " showed a line by release "
                            + seen.line().release() + " while " + seen.inForce() + " was in force"));
        });
    }

    /** The baskets of facts, as far as facts have any. */
    private record Sold(@Nullable BasketId id, List<BasketEntry> entries) {
        static Sold in(Payload payload) {
            return switch (payload) {
                case Payload.SaleCompleted sale -> new Sold(sale.basket(), sale.events());
                case Payload.SaleVoided sale -> new Sold(sale.basket(), sale.events());
                case Payload.BasketSuspended aside -> new Sold(aside.basket(), aside.events());
                case Payload.BasketAbandoned left -> new Sold(left.basket(), left.events());
                default -> new Sold(null, List.of());
            };
        }

        Stream<BasketEvent.LineAdded> lines() {
            return entries.stream()
                    .map(BasketEntry::happened)
                    .filter(BasketEvent.LineAdded.class::isInstance)
                    .map(BasketEvent.LineAdded.class::cast);
        }
    }

    private PriceChecks() {}
}
