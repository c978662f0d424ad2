package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.ledger.Places.Granted;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.facts.Payload;
import java.util.List;
import java.util.Optional;

/** What becomes of a shop whose box was replaced. */
final class ReplacementChecks {

    /** Whatever any machine had been told was confirmed before its place was given away is in the next one, and in its sums. */
    static List<String> hasAllThatWasConfirmed(End end) {
        return end.each((box, wrong) -> {
            var life = End.life(box);
            var known =
                    end.journal(box).stream().map(entry -> entry.fact().key()).toList();
            for (var machine : end.remains(box)) {
                long goesOnFrom = goesOnFrom(end, box, machine.epoch());
                machine.facts().stream()
                        .map(Fact::key)
                        .filter(key -> key.sequence() <= goesOnFrom && !known.contains(key))
                        .findFirst()
                        .ifPresent(key -> wrong.add(box.name() + " was not given " + key));
            }
            End.payloads(end.onDisk(box), Payload.SaleCompleted.class).stream()
                    .filter(sale -> life.database
                            .read(tx -> life.shop
                                    .site()
                                    .receipts()
                                    .find(tx, life.shop.site().journal(), sale.receipt()))
                            .isEmpty())
                    .findFirst()
                    .ifPresent(sale -> wrong.add(box.name() + " does not find receipt " + sale.receipt()));
        });
    }

    /** Up to which fact of an epoch a later one goes on, if one does. */
    private static long goesOnFrom(End end, Box box, int epoch) {
        return end.journal(box).stream()
                .filter(entry -> entry.payload() instanceof Payload.EpochBegan began
                        && began.replaces() != null
                        && began.replaces().epoch() == epoch)
                .map(entry -> ((Payload.EpochBegan) entry.payload()).replaces())
                .mapToLong(replaced -> replaced == null ? 0 : replaced.lostAfter())
                .findFirst()
                .orElse(0);
    }

    /** The first fact of an epoch says what head office was told, and that is what there is. */
    static List<String> statesWhatIsLost(End end) {
        return end.each((box, wrong) -> {
            if (!end.wasReplaced(box)) {
                return;
            }
            var began = end.facts(box, Payload.EpochBegan.class).getLast();
            var given = given(end, box);
            var expected = given.map(Granted::replaced)
                    .map(before -> new Payload.Replaced(before.epoch(), before.lostAfter()));
            if (began.epoch() != End.epoch(box)
                    || !Optional.ofNullable(began.replaces()).equals(expected)) {
                wrong.add(box.name() + " says " + began + ", and head office gave it " + given);
                return;
            }
            expected.ifPresent(before -> {
                long here = end.journal(box).stream()
                        .map(entry -> entry.fact().key())
                        .filter(key -> key.epoch() == before.epoch())
                        .mapToLong(FactKey::sequence)
                        .max()
                        .orElse(0);
                if (here != before.lostAfter()) {
                    wrong.add(box.name() + " says that all after " + before + " is lost, and has it up to " + here);
                }
            });
        });
    }

    /** Whatever stood on an old copy stands there no more: another epoch has begun. That it sold nothing more is seen by the numbers. */
    static List<String> oldCopies(End end) {
        return end.each((box, wrong) -> box.oldCopies().epochs().stream()
                .filter(epoch -> epoch >= End.epoch(box))
                .forEach(epoch -> wrong.add(box.name() + " still stands on an old copy of epoch " + epoch)));
    }

    private static Optional<Granted> given(End end, Box box) {
        return end.cloud.ledger().places().holders().stream()
                .filter(given -> given.node().equals(box.node()))
                .findFirst();
    }

    private ReplacementChecks() {}
}
