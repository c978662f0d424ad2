package com.evertill.rehearsal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** {@code ./evertill bench}: measures, prints a table, writes it as JSON. */
public final class BenchMain {
    private static final Path FOLDER = Path.of(".evertill", "bench");

    public static void main(String[] arguments) throws Exception {
        var options = List.of(arguments);
        if (options.contains("--help")) {
            System.out.println("""
                    ./evertill bench [--quick]
                      --quick   a few seconds each instead of minutes: to see that it works, not to be quoted""");
            return;
        }
        boolean quick = options.contains("--quick");
        empty(FOLDER);
        var report = new Report();
        SmallBench.run(report, quick);
        new TillBench(FOLDER, report, quick ? 500 : 5_000)
                .run(quick ? List.of(1_000L, 50_000L) : List.of(1_000L, 1_000_000L));
        new WireBench(FOLDER, report).run();
        new ServiceBench(FOLDER, report, quick).run();
        report.write(FOLDER.resolve("bench.json"));
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }

    private BenchMain() {}
}
