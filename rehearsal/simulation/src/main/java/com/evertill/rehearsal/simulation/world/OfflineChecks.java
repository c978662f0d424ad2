package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.ledger.readers.Exceptions;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.money.Money;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tender.Forwarded;
import com.evertill.commerce.tender.Resolution;
import com.evertill.commerce.tender.Tender;
import com.evertill.edge.tender.OpenExceptions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What terminals approved without the bank, and what the bank said later. */
final class OfflineChecks {

    /** What a manager kept, because the terminal would not give it back, is beyond them on record. */
    static List<String> limits(End end) {
        return end.each((box, wrong) -> {
            var kept = end.facts(box, Payload.PaymentResolved.class).stream()
                    .filter(it -> it.outcome() == Resolution.APPROVED_BY_MANAGER)
                    .map(Payload.PaymentResolved::attempt)
                    .collect(Collectors.toSet());
            var open = new HashMap<TillId, Map<String, Money>>();
            for (var entry : end.journal(box)) {
                switch (entry.payload()) {
                    case Payload.SaleCompleted sale -> {
                        var ofTill = open.computeIfAbsent(sale.till(), _ -> new LinkedHashMap<>());
                        offline(sale).forEach(card -> {
                            ofTill.put(card.attempt(), card.approval().amount());
                            if (!kept.contains(card.attempt()) && isBeyond(card, ofTill)) {
                                wrong.add(box.name() + " took " + card + ", and has open " + ofTill);
                            }
                        });
                    }
                    case Payload.PaymentForwarded it ->
                        open.getOrDefault(it.payment().till(), new HashMap<>())
                                .remove(it.payment().attempt());
                    case Payload.TerminalReconciled it
                    when it.offline() != null ->
                        it.offline().forEach(each -> open.getOrDefault(it.till(), new HashMap<>())
                                .remove(each.attempt()));
                    default -> {}
                }
            }
        });
    }

    private static Stream<Tender.Card> offline(Payload.SaleCompleted sale) {
        return sale.tenders().stream()
                .filter(Tender.Card.class::isInstance)
                .map(Tender.Card.class::cast)
                .filter(card -> card.approval().offlineApproved());
    }

    private static boolean isBeyond(Tender.Card card, Map<String, Money> open) {
        var limits = HeadOffice.OFFLINE;
        return card.approval().amount().isMoreThan(limits.each())
                || open.size() > limits.count()
                || Money.sum(Goods.EUR, List.copyOf(open.values())).isMoreThan(limits.sum());
    }

    /** As far as the shop knows of the sale; and what is open in the shop, head office sees. */
    static List<String> declined(End end) {
        return end.each((box, wrong) -> {
            var told = toldOf(end, box);
            for (var place : box.tills) {
                end.facts(box, Payload.SaleCompleted.class).stream()
                        .filter(sale -> sale.till().equals(place.number()))
                        .flatMap(OfflineChecks::offline)
                        .filter(card -> place.terminal.hasDeclinedLater(card.attempt()))
                        .filter(card -> !told.contains(card.attempt()))
                        .forEach(card -> wrong.add(place.name() + " has no exception for " + card));
            }
            var inTheShop = openInTheShop(box);
            var atHeadOffice = end.cloud.readers().exceptions().open().stream()
                    .filter(it -> it.node().equals(box.node()))
                    .map(Exceptions.OpenException::id)
                    .collect(Collectors.toSet());
            if (end.wasReplaced(box) ? !atHeadOffice.containsAll(inTheShop) : !atHeadOffice.equals(inTheShop)) {
                wrong.add(box.name() + " has open " + inTheShop + ", and head office sees " + atHeadOffice);
            }
        });
    }

    private static Set<String> openInTheShop(Box box) {
        var open = new HashSet<String>();
        for (var place : box.tills) {
            End.life(box).database.read(tx -> OpenExceptions.of(tx, place.number())).stream()
                    .map(OpenExceptions.OpenException::id)
                    .forEach(open::add);
        }
        return open;
    }

    /** Attempts that an exception names which is open, or was closed. */
    private static Set<String> toldOf(End end, Box box) {
        var known = openInTheShop(box);
        end.facts(box, Payload.ExceptionClosed.class).forEach(it -> known.add(it.exception()));
        var told = new HashSet<String>();
        end.facts(box, Payload.PaymentForwarded.class).stream()
                .filter(it -> it.outcome() == Forwarded.DECLINED && known.contains(it.exception()))
                .forEach(it -> told.add(it.payment().attempt()));
        end.facts(box, Payload.TerminalReconciled.class).stream()
                .filter(it -> it.offline() != null && known.contains(it.exception()))
                .flatMap(it -> Stream.ofNullable(it.offline()).flatMap(List::stream))
                .forEach(it -> told.add(it.attempt()));
        return told;
    }

    private OfflineChecks() {}
}
