package com.evertill.rehearsal.simulation.world;

import com.evertill.commerce.facts.FactType;
import com.evertill.commerce.facts.Movements;
import com.evertill.commerce.facts.Posting;
import com.evertill.commerce.facts.Posting.Figure;
import com.evertill.commerce.node.TillId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the facts add up to. */
final class SumChecks {

    /** By day, till, figure, and tender or tax. */
    static List<String> totals(End end) {
        return end.each((box, wrong) -> {
            var days = end.everything(box).stream()
                    .map(entry -> entry.fact().businessDay())
                    .distinct()
                    .toList();
            var life = End.life(box);
            var ofFacts = sums(end.journal(box).stream()
                    .flatMap(entry -> Movements.postings(entry.fact().businessDay(), entry.payload()).stream()));
            var ofShop = sums(days.stream()
                    .flatMap(day ->
                            life.database.read(tx -> life.shop.site().totals().ofDay(tx, day)).stream()));
            var ofCloud = sums(days.stream()
                    .flatMap(day -> end.cloud.readers().reports().of(box.node().shop(), day).stream()));
            if (!ofFacts.equals(ofShop)) {
                wrong.add(box.name() + " keeps " + ofShop + ", and its facts sum to " + ofFacts);
            }
            var ofArchive = sums(end.archive(box).stream()
                    .flatMap(fact -> Movements.postings(fact.businessDay(), FactType.read(fact)).stream()));
            if (!ofArchive.equals(ofCloud)) {
                wrong.add("of " + box.name() + " the cloud keeps " + ofCloud + ", and its facts sum to " + ofArchive);
            }
        });
    }

    private record Cell(LocalDate day, TillId till, Figure figure, String name) {}

    private static Map<String, List<Long>> sums(Stream<Posting> postings) {
        return new TreeMap<>(postings.collect(Collectors.groupingBy(
                posting -> new Cell(posting.businessDay(), posting.till(), posting.figure(), posting.name()).toString(),
                Collectors.collectingAndThen(Collectors.toList(), SumChecks::sum))));
    }

    private static List<Long> sum(List<Posting> postings) {
        return List.of(
                postings.stream().mapToLong(Posting::count).sum(),
                postings.stream().mapToLong(Posting::minor).sum());
    }

    static List<String> stock(End end) {
        return end.each((box, wrong) -> {
            var ofFacts = new TreeMap<String, Long>();
            end.journal(box).forEach(entry -> Movements.ofStock(entry.payload())
                    .forEach(moved ->
                            ofFacts.merge(moved.itemId(), moved.quantity().thousandths(), Long::sum)));
            var life = End.life(box);
            var ofShop = new TreeMap<String, Long>();
            life.database
                    .read(tx -> life.shop.stock().levels(tx, Integer.MAX_VALUE))
                    .forEach(level ->
                            ofShop.merge(level.itemId(), level.quantity().thousandths(), Long::sum));
            var ofCloud = new TreeMap<String, Long>();
            end.cloud
                    .readers()
                    .stock()
                    .of(box.node().shop())
                    .forEach(level ->
                            ofCloud.merge(level.itemId(), level.quantity().thousandths(), Long::sum));
            if (!ofFacts.equals(ofShop)) {
                wrong.add(box.name() + " has " + ofShop + " on its shelves, and its facts say " + ofFacts);
            }
            var ofArchive = new TreeMap<String, Long>();
            end.archive(box).forEach(fact -> Movements.ofStock(FactType.read(fact))
                    .forEach(moved ->
                            ofArchive.merge(moved.itemId(), moved.quantity().thousandths(), Long::sum)));
            if (!ofArchive.equals(ofCloud)) {
                wrong.add("of " + box.name() + " the cloud has " + ofCloud + ", and the facts say " + ofArchive);
            }
        });
    }

    private SumChecks() {}
}
