package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.facts.Fact;
import com.evertill.commerce.facts.FactKey;
import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The world when all has calmed down, read once for all invariants. */
final class End {
    final World world;
    final CloudMachine.Services cloud;
    private final Map<Box, List<Entry>> journals = new LinkedHashMap<>();
    private final Map<Box, Set<FactKey>> kept = new LinkedHashMap<>();
    private final Map<Box, List<Fact>> letGo = new LinkedHashMap<>();
    private final Map<Box, List<Fact>> archives = new LinkedHashMap<>();
    private final Map<Box, List<Remains>> remains = new LinkedHashMap<>();

    /** A fact and what it says. */
    record Entry(Fact fact, Payload payload) {}

    End(World world) {
        this.world = world;
        this.cloud = Objects.requireNonNull(world.cloud.services());
        for (var box : world.boxes) {
            var onDisk = read(box);
            kept.put(box, onDisk.stream().map(Fact::key).collect(Collectors.toSet()));
            letGo.put(box, box.letGo.without(epoch(box), onDisk));
            journals.put(
                    box,
                    box.letGo.with(epoch(box), onDisk).stream()
                            .map(fact -> new Entry(fact, FactType.read(fact)))
                            .toList());
            archives.put(box, archived(box));
            remains.put(box, box.remains());
        }
    }

    /** As they lie on the disk, by no code of production's. */
    private static List<Fact> read(Box box) {
        return life(box).database.read(tx -> Remains.journal(tx, box.node(), epoch(box)));
    }

    private List<Fact> archived(Box box) {
        var facts = new ArrayList<Fact>();
        for (var stream : cloud.archive().streams()) {
            if (stream.node().equals(box.node())) {
                long next = 1;
                for (var batch = cloud.archive().find(stream, next);
                        batch.isPresent();
                        batch = cloud.archive().find(stream, next)) {
                    facts.addAll(batch.get().open().facts());
                    next = batch.get().last() + 1;
                }
            }
        }
        return facts;
    }

    /** Of the machine that stands there in the end. */
    static int epoch(Box box) {
        return life(box).shop.site().journal().epoch();
    }

    /** What the machines had written that stood there before, or stand aside. */
    List<Remains> remains(Box box) {
        return Objects.requireNonNull(remains.get(box));
    }

    boolean wasReplaced(Box box) {
        return epoch(box) > 1;
    }

    /** Every fact that any machine in this place ever wrote, once: what lies on an old copy and on the disk that it was made of is one. */
    List<Entry> everything(Box box) {
        var own =
                journal(box).stream().map(Entry::fact).filter(fact -> fact.key().epoch() == epoch(box));
        var others = remains(box).stream().flatMap(machine -> machine.facts().stream());
        return Stream.concat(others, own)
                .distinct()
                .map(fact -> new Entry(fact, FactType.read(fact)))
                .toList();
    }

    /** Of what the cloud holds, what the shop goes on from: all but what came of an earlier epoch after its place was given away. */
    List<Fact> archiveAsTheShopKnowsIt(Box box) {
        var known = journal(box).stream().map(entry -> entry.fact().key()).collect(Collectors.toSet());
        return archive(box).stream()
                .filter(fact -> fact.key().epoch() == epoch(box) || known.contains(fact.key()))
                .toList();
    }

    static Life life(Box box) {
        return Objects.requireNonNull(box.life());
    }

    /** What still lies on the disk of the machine that stands there in the end. */
    Set<FactKey> kept(Box box) {
        return Objects.requireNonNull(kept.get(box));
    }

    /** What any machine in this place had and kept no longer. */
    List<Fact> letGo(Box box) {
        var others = remains(box).stream().flatMap(machine -> machine.letGo().stream());
        return Stream.concat(others, Objects.requireNonNull(letGo.get(box)).stream())
                .toList();
    }

    /** All that the machine ever had that stands there in the end: what it was given of earlier epochs, and its own. */
    List<Entry> journal(Box box) {
        return Objects.requireNonNull(journals.get(box));
    }

    /** Of that, what it still keeps. */
    List<Entry> onDisk(Box box) {
        return journal(box).stream()
                .filter(entry -> kept(box).contains(entry.fact().key()))
                .toList();
    }

    /** Without a gap from the first of each epoch, as the archive has them. */
    List<Fact> archive(Box box) {
        return Objects.requireNonNull(archives.get(box));
    }

    <T extends Payload> List<T> facts(Box box, Class<T> type) {
        return payloads(journal(box), type);
    }

    static <T extends Payload> List<T> payloads(List<Entry> entries, Class<T> type) {
        return entries.stream()
                .map(Entry::payload)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Every answer that was ever given is given again. */
    List<String> repeats() {
        var wrong = new ArrayList<String>();
        for (var box : world.boxes) {
            long before = journal(box).stream()
                    .filter(entry -> entry.fact().key().epoch() == epoch(box))
                    .count();
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
