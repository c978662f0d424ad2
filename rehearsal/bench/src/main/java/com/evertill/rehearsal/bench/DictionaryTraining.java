package com.evertill.rehearsal.bench;

import com.evertill.commerce.packing.Dictionary;
import com.evertill.commerce.packing.Packing;
import com.evertill.commerce.packing.Row;
import com.evertill.edge.journal.Schema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the facts of a dictionary from journals: of every type the one, and then as long as it pays the next, with which facts that travel alone
 * weigh least. What it prints is kept under a number of its own, see {@link Dictionary}; those that are shipped are never trained again.
 *
 * <pre>java -cp 'rehearsal/bench/target/classes:rehearsal/bench/target/lib/*' com.evertill.rehearsal.bench.DictionaryTraining edge.db ...</pre>
 */
public final class DictionaryTraining {
    private static final int CANDIDATES = 60;
    private static final int SAMPLE = 150;
    /** Every batch is packed after the whole dictionary was read: it is to stay small. */
    private static final int MOST_BYTES = 24_000;

    private static final double LEAST_GAIN = 0.01;

    private final List<Row> candidates = new ArrayList<>();
    private final List<Row> sample = new ArrayList<>();
    private final List<Row> chosen = new ArrayList<>();

    public static void main(String[] journals) {
        var training = new DictionaryTraining();
        for (var journal : journals) {
            training.read(Path.of(journal));
        }
        training.choose();
        training.chosen.forEach(row -> System.out.println(line(row)));
    }

    private void read(Path journal) {
        try (var database = Schema.open("jdbc:sqlite:" + journal)) {
            database.act(tx -> tx.each(
                    "SELECT at, business_day, type, version, payload,"
                            + " row_number() OVER (PARTITION BY type ORDER BY sequence * 7919 % 10007) AS n FROM fact"
                            + " ORDER BY n",
                    row -> {
                        var fact = new Row(
                                row.getLong(1), row.getLong(2), row.getString(3), row.getInt(4), row.getBytes(5));
                        (row.getInt(6) % 2 == 1 ? candidates : sample).add(fact);
                    }));
        }
    }

    private void choose() {
        candidates
                .subList(Math.min(CANDIDATES, candidates.size()), candidates.size())
                .clear();
        sample.subList(Math.min(SAMPLE, sample.size()), sample.size()).clear();
        sample.addAll(candidates);
        long weight = weight(List.of());
        while (true) {
            Row best = null;
            long least = Math.round(weight * (1 - LEAST_GAIN));
            for (var candidate : candidates) {
                long with = weight(List.of(candidate));
                if (with < least && size(candidate) <= MOST_BYTES) {
                    best = candidate;
                    least = with;
                }
            }
            if (best == null) {
                return;
            }
            chosen.addFirst(best);
            candidates.remove(best);
            weight = least;
            System.err.printf("%-24s %d bytes for %d facts, each alone%n", best.type(), weight, sample.size());
        }
    }

    private long size(Row more) {
        return more.payload().length
                + chosen.stream().mapToLong(row -> row.payload().length).sum();
    }

    private long weight(List<Row> more) {
        var rows = new ArrayList<>(more);
        rows.addAll(chosen);
        var dictionary = Dictionary.of(rows);
        return sample.stream()
                .mapToLong(row -> Packing.pack(List.of(row), dictionary).length)
                .sum();
    }

    private static String line(Row row) {
        return "%d\t%d\t%s\t%d\t%s"
                .formatted(
                        row.at(),
                        row.day(),
                        row.type(),
                        row.version(),
                        new String(row.payload(), StandardCharsets.UTF_8));
    }
}
