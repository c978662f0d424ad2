package com.evertill.rehearsal.bench;

import com.evertill.rehearsal.bench.Options.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** {@code ./evertill bench}: measures, prints a table, writes it as JSON and as Markdown. */
public final class BenchMain {
    private static final Path FOLDER = Path.of(".evertill", "bench");

    public static void main(String[] arguments) throws Exception {
        try {
            run(Options.parse(arguments));
        } catch (IllegalArgumentException misunderstood) {
            System.err.println(misunderstood.getMessage());
            System.exit(2);
        }
        System.exit(0); // whatever a library left running
    }

    private static void run(Options options) throws Exception {
        if (options.help()) {
            System.out.println(Options.USAGE);
            return;
        }
        empty(FOLDER);
        var report = new Report(Machine.here(FOLDER));
        for (var part : options.parts()) {
            measure(part, report, options);
        }
        report.write(FOLDER, options.quick());
    }

    private static void measure(Part part, Report report, Options options) throws Exception {
        switch (part) {
            case CORE -> SmallBench.run(report, options.quick());
            case TILL -> new TillBench(FOLDER, report, options).run();
            case DEVICES -> new DeviceBench(FOLDER, report, options).run();
            case WIRE -> new WireBench(FOLDER, report).run();
            case CLOUD -> new CloudBench(FOLDER, report, options).run();
            case INGEST -> new IngestBench(FOLDER, report, options).run();
            case HEADS -> new HeadsBench(FOLDER, report, options).run();
            case JOURNAL -> new JournalBench(FOLDER, report, options).run();
            case SERVICE -> new ServiceBench(FOLDER, report, options).run();
            case SIMULATION -> new SimulationBench(report, options).run();
        }
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
