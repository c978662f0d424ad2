package com.evertill.rehearsal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the operating system says of a process of its own (proc(5)). */
record ProcessFigures(long pid) {
    private static final double TICKS_PER_SECOND = 100; // sysconf(_SC_CLK_TCK) of every Linux in use

    /** Resident memory, in MiB. */
    double residentMiB() throws IOException {
        return number("status", "VmRSS:") / 1024.0;
    }

    /** Resident memory in which what several processes share is counted once among them all, in MiB. */
    double proportionalMiB() throws IOException {
        return number("smaps_rollup", "Pss:") / 1024.0;
    }

    /** Pages that it made dirty and that go to the disk, in bytes. */
    long bytesWritten() throws IOException {
        return number("io", "write_bytes:");
    }

    /** Of user and system, in seconds. */
    double cpuSeconds() throws IOException {
        var stat = Files.readString(proc("stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    private long number(String file, String name) throws IOException {
        return Files.readAllLines(proc(file)).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("this system tells no " + name));
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }
}
