package com.evertill.cloud.lake;

import com.evertill.cloud.events.CloudEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;

/**
 * How fast the lake is: a year of shops goes in, and every report is asked of it. Not a test; started by hand.
 *
 * <p>{@code LakeFigures FOLDER [SHOPS] [DAYS] [SALES_A_DAY]}; 100 shops, 365 days and 20 sales a day if nothing else is said.
 */
final class LakeFigures {
    /** As many as a queue's consumer would take together. */
    private static final int AT_ONCE = 1_000;

    private final Path folder;
    private final int days;
    private long events;
    private long generating;
    private long taking;
    private final LongSummaryStatistics writing = new LongSummaryStatistics();
    private final LongSummaryStatistics merging = new LongSummaryStatistics();

    private LakeFigures(Path folder, int days) {
        this.folder = folder;
        this.days = days;
    }

    public static void main(String... arguments) throws IOException {
        int shops = argument(arguments, 1, 100);
        int days = argument(arguments, 2, 365);
        int sales = argument(arguments, 3, 20);
        var folder = Files.createDirectories(Path.of(arguments[0]));
        System.out.printf("%d shops, %d days, %d sales a shop and day%n", shops, days, sales);
        var figures = new LakeFigures(folder, days);
        figures.fill(new Shops(2026, shops, sales));
        figures.ask();
    }

    private static int argument(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }

    private void fill(Shops shops) throws IOException {
        try (var lake = Lake.open(folder, Duration.ofMinutes(10), Instant::now, (_, _) -> Optional.empty())) {
            for (int day = 0; day < days; day++) {
                long began = System.nanoTime();
                var happened = new ArrayList<CloudEvent>();
                shops.day(Shops.FIRST.plusDays(day), it -> happened.add(it.event()));
                generating += System.nanoTime() - began;
                take(lake, happened);
                if (day % 30 == 29) {
                    System.out.printf("day %d, %,d events%n", day + 1, events);
                }
            }
        }
        System.out.printf("%,d events, made in %,.0f s%n", events, generating / 1e9);
        System.out.printf("taken into the stage: %,.0f events/s, %d at once%n", events * 1e9 / taking, AT_ONCE);
        long written = writing.getSum() + merging.getSum();
        System.out.printf("written into files:   %,.0f events/s, two writes for each day%n", events * 1e9 / written);
        System.out.printf(
                "of a day's half: %,.0f ms a write, %,.0f ms a write that is merged with the first half%n",
                writing.getAverage() / 1e6, merging.getAverage() / 1e6);
        System.out.printf("both:                 %,.0f events/s%n", events * 1e9 / (taking + written));
        try (var files = Files.walk(files())) {
            var sizes = files.filter(Files::isRegularFile)
                    .mapToLong(it -> it.toFile().length())
                    .summaryStatistics();
            System.out.printf("%,d files, %,d MiB%n", sizes.getCount(), sizes.getSum() >> 20);
        }
    }

    /** In two halves, the second of which is merged with what the first has written. */
    private void take(Lake lake, List<CloudEvent> day) {
        int half = day.size() / 2;
        take(lake, day.subList(0, half), writing);
        take(lake, day.subList(half, day.size()), merging);
    }

    private void take(Lake lake, List<CloudEvent> part, LongSummaryStatistics step) {
        long began = System.nanoTime();
        for (int i = 0; i < part.size(); i += AT_ONCE) {
            lake.take(part.subList(i, Math.min(i + AT_ONCE, part.size())));
        }
        long taken = System.nanoTime();
        lake.flush();
        taking += taken - began;
        step.accept(System.nanoTime() - taken);
        events += part.size();
    }

    private void ask() {
        try (var reader = new LakeReader(files())) {
            for (var table : List.of("sale", "sale_line", "tender", "tax", "stock_movement")) {
                var rows = reader.ask("SELECT count(*) FROM " + table, List.of());
                System.out.printf(
                        "%-16s %,12d rows%n",
                        table, (long) rows.rows().getFirst().getFirst());
            }
            for (int round = 1; round <= 2; round++) {
                for (var report : LakeReport.values()) {
                    long began = System.nanoTime();
                    var answer = reader.ask(report, LakeBench.YEAR);
                    System.out.printf(
                            "%d. %-16s %,7d ms %,9d rows%n",
                            round,
                            report.title(),
                            (System.nanoTime() - began) / 1_000_000,
                            answer.rows().size());
                }
            }
        }
    }

    private Path files() {
        return folder.resolve("files");
    }
}
