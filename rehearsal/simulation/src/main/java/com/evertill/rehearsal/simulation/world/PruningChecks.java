package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.facts.Hash;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What became of facts that a box keeps no longer. */
final class PruningChecks {

    /** Whatever machine let it go: the cloud has it, to the last byte. */
    static List<String> inTheCloud(End end) {
        return end.each((box, wrong) -> {
            var archive = new HashSet<>(end.archive(box));
            end.letGo(box).stream()
                    .filter(fact -> !archive.contains(fact))
                    .findFirst()
                    .ifPresent(
                            fact -> wrong.add(box.name() + " let " + fact.key() + " go, and the cloud has not got it"));
            cut(box).ifPresent(cut -> wrong.addAll(atTheCut(end, box, cut)));
        });
    }

    private record Cut(FactKey key, Hash hash) {}

    private static Optional<Cut> cut(Box box) {
        return End.life(box)
                .database
                .read(tx -> tx.first(
                        "SELECT epoch, sequence, hash FROM pruned",
                        row -> new Cut(
                                new FactKey(box.node(), row.getInt(1), row.getLong(2)), Hash.of(row.getBytes(3)))));
    }

    /** The chain goes on from the last that went, and nothing behind it is left. */
    private static List<String> atTheCut(End end, Box box, Cut cut) {
        var last = end.letGo(box).stream()
                .filter(fact -> fact.key().equals(cut.key))
                .findFirst();
        if (!last.map(Fact::hash).equals(Optional.of(cut.hash))) {
            return List.of(box.name() + " goes on from " + cut + ", and let " + last + " go");
        }
        return end.kept(box).stream()
                .filter(key -> key.epoch() < cut.key.epoch()
                        || (key.epoch() == cut.key.epoch() && key.sequence() <= cut.key.sequence()))
                .findFirst()
                .map(key -> List.of(box.name() + " goes on from " + cut.key + ", and has " + key))
                .orElse(List.of());
    }

    private PruningChecks() {}
}
