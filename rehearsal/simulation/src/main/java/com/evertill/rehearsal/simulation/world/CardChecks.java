package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.facts.Payload.CardRefunded;
import com.evertill.commerce.tender.Tender;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the terminals took, held against what the shop says. */
final class CardChecks {

    /**
     * Payment by payment: what a terminal took under a reference and did not give back is what one completed sale says was paid under it, and what it gave
     * back under a reference is what one refund says. A sum would hide two that were mixed up. And no payment is given back beyond what it came to, but
     * where an exception says so.
     */
    static List<String> captures(End end) {
        return end.each((box, wrong) -> {
            var unknown = end.remains(box).stream()
                    .flatMap(machine -> machine.openPayments().stream())
                    .collect(Collectors.toSet());
            for (var place : box.tills) {
                var taken = place.terminal.captured();
                var paid = paid(end, place);
                beyond(end, place).forEach(wrong::add);
                either(taken, paid).stream()
                        .filter(reference -> !unknown.contains(reference))
                        .filter(reference -> !Objects.equals(taken.get(reference), paid.get(reference)))
                        .forEach(reference ->
                                wrong.add(place.name() + ": of payment " + reference + " the terminal took "
                                        + taken.get(reference) + ", and the sales say " + paid.get(reference)));
            }
        });
    }

    private static Set<String> either(Map<String, Long> taken, Map<String, Long> paid) {
        var all = new HashSet<>(taken.keySet());
        all.addAll(paid.keySet());
        return all;
    }

    private static Stream<Tender.Card> cards(End end, TillPlace place) {
        return End.payloads(end.everything(place.box), Payload.SaleCompleted.class).stream()
                .filter(sale -> sale.till().equals(place.number()))
                .flatMap(sale -> sale.tenders().stream())
                .filter(Tender.Card.class::isInstance)
                .map(Tender.Card.class::cast);
    }

    private static Map<String, Long> paid(End end, TillPlace place) {
        var paid = new TreeMap<String, Long>();
        cards(end, place)
                // What the bank declined later was sold all the same, and is an exception: see OfflineChecks.
                .filter(card -> !place.terminal.hasDeclinedLater(card.attempt()))
                .forEach(card -> paid.merge(card.attempt(), card.amount().minor(), Long::sum));
        refunds(end, place).forEach(it -> paid.merge(it.refund(), -it.amount().minor(), Long::sum));
        return paid;
    }

    private static List<CardRefunded> refunds(End end, TillPlace place) {
        return End.payloads(end.everything(place.box), CardRefunded.class).stream()
                .filter(it -> it.till().equals(place.number()))
                .toList();
    }

    private static List<String> beyond(End end, TillPlace place) {
        var paid = new TreeMap<String, Long>();
        cards(end, place)
                .forEach(card -> paid.merge(card.attempt(), card.amount().minor(), Long::sum));
        var given = new TreeMap<String, Long>();
        for (var refund : refunds(end, place)) {
            if (refund.payment() != null && refund.exception() == null) {
                given.merge(refund.payment().attempt(), refund.amount().minor(), Long::sum);
            }
        }
        return given.entrySet().stream()
                .filter(it -> it.getValue() > Objects.requireNonNullElse(paid.get(it.getKey()), 0L))
                .map(it -> place.name() + " gave back " + it.getValue() + " of payment " + it.getKey()
                        + ", which came to " + paid.get(it.getKey()))
                .toList();
    }

    /** Each period that a terminal ended is told once, unless its shop says that it was not told; and what differs stands open. */
    static List<String> counted(End end) {
        return end.each((box, wrong) -> {
            for (var place : box.tills) {
                var told = End.payloads(end.everything(box), Payload.TerminalReconciled.class).stream()
                        .filter(it -> it.till().equals(place.number()))
                        .toList();
                told.stream()
                        .filter(it -> it.told() != null && it.told().equals(it.sold()) == (it.exception() != null))
                        .forEach(it -> wrong.add(place.name() + " judged wrongly: " + it));
                boolean allTold = told.stream().allMatch(it -> it.told() != null);
                long sum = told.stream()
                        .filter(it -> it.told() != null)
                        .mapToLong(it -> Objects.requireNonNull(it.told()).minor())
                        .sum();
                if (allTold && end.remains(box).isEmpty() && sum != place.terminal.ended()) {
                    wrong.add(place.name() + ": the terminal ended periods of " + place.terminal.ended()
                            + " together, and the facts say " + sum);
                }
            }
        });
    }

    private CardChecks() {}
}
