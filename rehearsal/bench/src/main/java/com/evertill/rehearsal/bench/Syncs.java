package com.evertill.rehearsal.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How often a process asks the disk to have written: its calls of fsync and fdatasync, as strace(1) sees them. */
final class Syncs {

    /** Empty where there is no strace, or it may not look. */
    static OptionalLong during(Samples.Work work, EdgeProcess edge, Path calls) throws Exception {
        Process strace;
        try {
            strace = new ProcessBuilder(
                            "strace",
                            "-f",
                            "-e",
                            "trace=fsync,fdatasync",
                            "-o",
                            calls.toString(),
                            "-p",
                            Long.toString(edge.figures().pid()))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException notInstalled) {
            return OptionalLong.empty();
        }
        try (var says = new BufferedReader(new InputStreamReader(strace.getInputStream(), StandardCharsets.UTF_8))) {
            var first = says.readLine();
            if (first == null || !first.contains("attached")) {
                return OptionalLong.empty();
            }
            work.run();
            strace.destroy(); // on SIGTERM it lets go of the process and writes what it still has
            strace.waitFor();
        }
        try (var lines = Files.lines(calls)) {
            return OptionalLong.of(lines.filter(line -> line.contains("sync(")).count());
        }
    }

    private Syncs() {}
}
