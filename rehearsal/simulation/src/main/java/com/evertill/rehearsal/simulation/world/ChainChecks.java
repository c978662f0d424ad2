package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.facts.Chain;
import com.evertill.commerce.facts.Hash;
import com.evertill.commerce.facts.Payload;
import com.evertill.commerce.node.TillId;
import com.evertill.edge.journal.Totals;
import com.evertill.edge.journal.Verifier;
import com.evertill.edge.receipt.Receipts;
import com.evertill.edge.stock.StockOnHand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was written, in which order, under which numbers. */
final class ChainChecks {

    static List<String> chain(End end) {
        return end.each((box, wrong) -> {
            var journal = end.journal(box).stream().map(End.Entry::fact).toList();
            Chain.firstBreak(Hash.ZERO, 0, journal)
                    .ifPresent(at -> wrong.add(box.name() + ": the journal's chain breaks at " + at));
            var archive = end.archive(box);
            Chain.firstBreak(Hash.ZERO, 0, archive)
                    .ifPresent(at -> wrong.add(box.name() + ": the archive's chain breaks at " + at));
            if (!journal.equals(archive)) {
                wrong.add(box.name() + " has " + journal.size() + " facts, and the archive " + archive.size()
                        + ", not all the same");
            }
        });
    }

    static List<String> numbers(End end) {
        return end.each((box, wrong) -> {
            long sequence = 0;
            Map<TillId, Long> receipts = new HashMap<>();
            for (var entry : end.journal(box)) {
                if (entry.fact().key().sequence() != ++sequence) {
                    wrong.add(box.name() + " has " + entry.fact() + " where " + sequence + " was due");
                }
                if (entry.payload() instanceof Payload.SaleCompleted sale) {
                    long due = receipts.merge(sale.till(), 1L, Long::sum);
                    if (sale.receipt().number() != due) {
                        wrong.add(box.name() + " has receipt " + sale.receipt() + " where " + due + " was due");
                    }
                }
            }
        });
    }

    /** What a box believes to be confirmed, it may forget one day. */
    static List<String> position(End end) {
        return end.each((box, wrong) -> {
            long confirmed = End.life(box).sync.status().confirmed();
            int held = end.archive(box).size();
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
        end.cloud.ledger().alarms().all().forEach(alarm -> wrong.add("the cloud raised " + alarm));
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
