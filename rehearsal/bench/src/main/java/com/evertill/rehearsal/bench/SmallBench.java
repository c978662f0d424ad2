package com.evertill.rehearsal.bench;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link Small}. */
final class SmallBench {
    static void run(Report report, boolean quick) throws Exception {
        report.section("The pure core");
        report.progress("JMH, average time");
        var options = new OptionsBuilder()
                .include(Small.class.getName())
                .forks(quick ? 1 : 2)
                .warmupIterations(quick ? 1 : 3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(quick ? 2 : 5)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
                .verbosity(VerboseMode.SILENT)
                .build();
        for (var result : new Runner(options).run()) {
            var measured = result.getPrimaryResult();
            report.add(Figure.of(
                    measured.getLabel() + " (± %.2f)".formatted(measured.getScoreError()),
                    "µs",
                    measured.getScore(),
                    "JMH average time"));
        }
    }

    private SmallBench() {}
}
