package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.ledger.Alarm;
import com.evertill.commerce.facts.Chain;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.TillId;
import com.evertill.commerce.sqlite.Database;
import com.evertill.commerce.tender.ReceiptNumber;
import com.evertill.edge.journal.Totals;
import com.evertill.edge.journal.Verifier;
import com.evertill.edge.receipt.Receipts;
import com.evertill.edge.stock.StockOnHand;
import com.evertill.edge.tender.GivenBack;
import com.evertill.edge.tender.OfflineApprovals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was written, in which order, under which numbers. */
final class ChainChecks {
    private static final Set<Alarm.Kind> OF_REPLACEMENT =
            Set.of(Alarm.Kind.A_TAIL_IS_LOST, Alarm.Kind.A_REPLACED_BOX_STILL_SPEAKS);

    private static final Set<Alarm.Kind> OF_AN_OLD_COPY =
            Set.of(Alarm.Kind.THE_NODE_HOLDS_LESS_THAN_THE_CLOUD, Alarm.Kind.THE_CHAIN_CONTRADICTS);

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

    /** What a box believes to be confirmed, it may forget one day; and what one believed that is gone, it may have forgotten. */
    static List<String> position(End end) {
        return end.each((box, wrong) -> {
            long confirmed = End.life(box).sync.status().confirmed();
            long held = held(end, box, End.epoch(box));
            if (confirmed > held) {
                wrong.add(box.name() + " holds " + confirmed + " for confirmed, and the cloud has " + held);
            }
            for (var machine : end.remains(box)) {
                long ofIt = held(end, box, machine.epoch());
                if (machine.confirmed() > ofIt) {
                    wrong.add(box.name() + " in epoch " + machine.epoch() + " held " + machine.confirmed()
                            + " for confirmed, and the cloud has " + ofIt);
                }
            }
            if (box.beyond() > 0) {
                wrong.add(box.name() + " held " + box.beyond() + " facts for confirmed before the cloud had it");
            }
        });
    }

    private static long held(End end, Box box, int epoch) {
        return end.archive(box).stream()
                .filter(fact -> fact.key().epoch() == epoch)
                .count();
    }

    static List<String> alarms(End end) {
        var wrong = end.each((box, found) -> {
            var problem = End.life(box).sync.status().problem();
            if (problem != null) {
                found.add(box.name() + " has a problem: " + problem);
            }
        });
        end.cloud.ledger().alarms().all().stream()
                .filter(alarm -> end.world.boxes.stream().noneMatch(box -> hasACause(end, alarm, box)))
                .forEach(alarm -> wrong.add("the cloud raised " + alarm));
        return wrong;
    }

    private static boolean hasACause(End end, Alarm alarm, Box box) {
        return alarm.node().equals(box.node())
                && ((OF_REPLACEMENT.contains(alarm.kind()) && end.wasReplaced(box))
                        || (OF_AN_OLD_COPY.contains(alarm.kind())
                                && !box.oldCopies().epochs().isEmpty())
                        || ForgeryChecks.isOfForgery(alarm, box));
    }

    /** The last to look: it throws the folds away and makes them again. */
    static List<String> verifier(End end) {
        return end.each((box, wrong) -> {
            var database = End.life(box).database;
            database.damage()
                    .ifPresentOrElse(
                            why -> wrong.add(box.name() + " sells nothing more: " + why),
                            () -> findings(database).forEach(finding -> wrong.add(box.name() + ": " + finding)));
        });
    }

    private static List<String> findings(Database database) {
        return database
                .write(tx -> Verifier.verify(
                        tx,
                        List.of(
                                new Totals(),
                                new StockOnHand(),
                                new Receipts(),
                                new OfflineApprovals(),
                                new GivenBack())))
                .stream()
                .filter(finding -> !finding.holds())
                .map(finding -> finding.subject() + ": " + finding.detail())
                .toList();
    }

    private ChainChecks() {}
}
