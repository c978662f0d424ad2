package com.evertill.rehearsal.simulation.world;

import com.evertill.cloud.ledger.FactStream;
import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/** The world when all has calmed down, read once for all invariants. */
final class End {
    final World world;
    final CloudMachine.Services cloud;
    private final Map<Box, List<Entry>> journals = new LinkedHashMap<>();
    private final Map<Box, List<Fact>> archives = new LinkedHashMap<>();

    /** A fact and what it says. */
    record Entry(Fact fact, Payload payload) {}

    End(World world) {
        this.world = world;
        this.cloud = Objects.requireNonNull(world.cloud.services());
        for (var box : world.boxes) {
            var life = life(box);
            journals.put(
                    box,
                    life.database.read(tx -> life.shop.site().journal().read(tx, 1, Integer.MAX_VALUE)).stream()
                            .map(fact -> new Entry(fact, FactType.read(fact)))
                            .toList());
            archives.put(box, archived(box));
        }
    }

    private List<Fact> archived(Box box) {
        var facts = new ArrayList<Fact>();
        var stream = new FactStream(box.node(), 1);
        for (var batch = cloud.archive().find(stream, 1);
                batch.isPresent();
                batch = cloud.archive().find(stream, facts.getLast().key().sequence() + 1)) {
            facts.addAll(batch.get().open().facts());
        }
        return facts;
    }

    static Life life(Box box) {
        return Objects.requireNonNull(box.life());
    }

    List<Entry> journal(Box box) {
        return Objects.requireNonNull(journals.get(box));
    }

    /** Without a gap from the first, as the archive has them. */
    List<Fact> archive(Box box) {
        return Objects.requireNonNull(archives.get(box));
    }

    <T extends Payload> List<T> facts(Box box, Class<T> type) {
        return journal(box).stream()
                .map(Entry::payload)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Every answer that was ever given is given again. */
    List<String> repeats() {
        var wrong = new ArrayList<String>();
        for (var box : world.boxes) {
            long before = journal(box).size();
            for (var place : box.tills) {
                place.screen.asked().stream()
                        .filter(Asked::isAnswered)
                        .forEach(one -> place.screen.repeat(one, "in the end"));
            }
            long after = life(box).database.<Long>read(life(box).shop.site().journal()::highest);
            if (after != before) {
                wrong.add(box.name() + ": repeats made " + (after - before) + " facts");
            }
        }
        return wrong;
    }

    /** The same check for every shop. */
    List<String> each(BiConsumer<Box, List<String>> check) {
        var wrong = new ArrayList<String>();
        for (var box : world.boxes) {
            check.accept(box, wrong);
        }
        return wrong;
    }
}
