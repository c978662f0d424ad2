package com.evertill.rehearsal.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The shop's service as a process of its own, with what the operating system says of it (proc(5)). */
final class EdgeProcess implements AutoCloseable {
    private static final double TICKS_PER_SECOND = 100; // sysconf(_SC_CLK_TCK) of every Linux in use

    final int port;
    final long startedAt;
    private final Path log;
    private final Process process;

    EdgeProcess(Program program, Path data) throws IOException {
        this.port = freePort();
        this.log = data.resolve("edge.log");
        var settings = List.of(
                "-DEVERTILL_PORT=" + port,
                "-DEVERTILL_MANAGEMENT_PORT=" + freePort(),
                "-Devertill.data=" + data.toAbsolutePath(),
                "-Devertill.secure-cookies=false");
        var builder = new ProcessBuilder(program.with(settings))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        this.startedAt = System.nanoTime();
        this.process = builder.start();
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the service ended; see " + log);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Resident memory, in MiB. */
    double residentMiB() throws IOException {
        return number("status", "VmRSS:") / 1024.0;
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
        return Path.of("/proc", Long.toString(process.pid()), file);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
