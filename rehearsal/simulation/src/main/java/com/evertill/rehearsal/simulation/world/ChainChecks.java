package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.ledger.Alarm;
import com.evertill.commerce.facts.Chain;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.edge.journal.Totals;
import com.evertill.edge.journal.Verifier;
import com.evertill.edge.receipt.Receipts;
import com.evertill.edge.stock.StockOnHand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was written, in which order, under which numbers. */
final class ChainChecks {
    private static final Set<Alarm.Kind> OF_REPLACEMENT =
            Set.of(Alarm.Kind.A_TAIL_IS_LOST, Alarm.Kind.A_REPLACED_BOX_STILL_SPEAKS);

    static List<String> chain(End end) {
        return end.each((box, wrong) -> {
            var journal = end.journal(box).stream().map(End.Entry::fact).toList();
            breaks(journal).forEach(at -> wrong.add(box.name() + ": the journal's chain breaks at " + at));
            breaks(end.archive(box)).forEach(at -> wrong.add(box.name() + ": the archive's chain breaks at " + at));
            var archive = end.archiveAsTheShopKnowsIt(box);
            if (!journal.equals(archive)) {
                wrong.add(box.name() + " has " + journal.size() + " facts, and the archive " + archive.size()
                        + ", not all the same");
            }
        });
    }

    private static List<FactKey> breaks(List<Fact> facts) {
        var epochs = new TreeMap<Integer, List<Fact>>();
        facts.forEach(fact -> epochs.computeIfAbsent(fact.key().epoch(), _ -> new ArrayList<>())
                .add(fact));
        return epochs.values().stream()
                .flatMap(epoch -> Chain.firstBreak(Hash.ZERO, 0, epoch).stream())
                .toList();
    }

    private record Counter(int epoch, TillId till) {}

    static List<String> numbers(End end) {
        return end.each((box, wrong) -> {
            Map<Integer, Long> sequences = new HashMap<>();
            Map<Counter, Long> receipts = new HashMap<>();
            for (var entry : end.journal(box)) {
                int epoch = entry.fact().key().epoch();
                long sequence = sequences.merge(epoch, 1L, Long::sum);
                if (entry.fact().key().sequence() != sequence) {
                    wrong.add(box.name() + " has " + entry.fact() + " where " + sequence + " was due");
                }
                if (entry.payload() instanceof Payload.SaleCompleted sale) {
                    long due = receipts.merge(new Counter(epoch, sale.till()), 1L, Long::sum);
                    if (sale.receipt().number() != due || sale.receipt().epoch() != epoch) {
                        wrong.add(box.name() + " has receipt " + sale.receipt() + " where " + due + " was due");
                    }
                }
            }
        });
    }

    /** Whatever machine drew them. */
    static List<String> drawnOnce(End end) {
        return end.each((box, wrong) -> {
            var receipts = new HashSet<ReceiptNumber>();
            for (var sale : End.payloads(end.everything(box), Payload.SaleCompleted.class)) {
                if (!receipts.add(sale.receipt())) {
                    wrong.add("receipt " + sale.receipt() + " was given twice at " + box.name());
                }
            }
        });
    }

    /** What a box believes to be confirmed, it may forget one day. */
    static List<String> position(End end) {
        return end.each((box, wrong) -> {
            long confirmed = End.life(box).sync.status().confirmed();
            long held = end.archive(box).stream()
                    .filter(fact -> fact.key().epoch() == End.epoch(box))
                    .count();
            if (confirmed > held) {
                wrong.add(box.name() + " holds " + confirmed + " for confirmed, and the cloud has " + held);
            }
            if (box.beyond() > 0) {
                wrong.add(box.name() + " held " + box.beyond() + " facts for confirmed before the cloud had it");
            }
        });
    }

    static List<String> alarms(End end) {
        var wrong = end.each((box, found) -> {
            var problem = End.life(box).sync.status().problem();
            if (problem != null) {
                found.add(box.name() + " has a problem: " + problem);
            }
        });
        var replaced =
                end.world.boxes.stream().filter(end::wasReplaced).map(Box::node).collect(Collectors.toSet());
        end.cloud.ledger().alarms().all().stream()
                .filter(alarm -> !OF_REPLACEMENT.contains(alarm.kind()) || !replaced.contains(alarm.node()))
                .forEach(alarm -> wrong.add("the cloud raised " + alarm));
        return wrong;
    }

    /** The last to look: it throws the folds away and makes them again. */
    static List<String> verifier(End end) {
        return end.each((box, wrong) -> End.life(box)
                .database
                .write(tx -> Verifier.verify(tx, List.of(new Totals(), new StockOnHand(), new Receipts())))
                .stream()
                .filter(finding -> !finding.holds())
                .forEach(finding -> wrong.add(box.name() + ": " + finding.subject() + ": " + finding.detail())));
    }

    private ChainChecks() {}
}
