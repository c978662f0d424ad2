package com.evertill.rehearsal.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The shop's service as a process of its own, with what the operating system says of it. */
final class EdgeProcess implements AutoCloseable {
    private static final double TICKS_PER_SECOND = 100; // sysconf(_SC_CLK_TCK) of every Linux in use

    final int port;
    final long startedAt = System.nanoTime();
    private final Process process;

    /** @param program up to the settings: an executable, or java with a jar. */
    EdgeProcess(List<String> program, Path data) throws IOException {
        this.port = freePort();
        var command = new ArrayList<String>();
        boolean jar = program.contains("-jar");
        command.addAll(jar ? program.subList(0, program.indexOf("-jar")) : program);
        command.addAll(List.of(
                "-DEVERTILL_PORT=" + port,
                "-DEVERTILL_MANAGEMENT_PORT=" + freePort(),
                "-Devertill.data=" + data.toAbsolutePath(),
                "-Devertill.secure-cookies=false"));
        if (jar) {
            command.addAll(program.subList(program.indexOf("-jar"), program.size()));
        }
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("edge.log").toFile())
                .start();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Resident memory, in MiB. */
    double residentMiB() throws IOException {
        return status("VmRSS:") / 1024.0;
    }

    /** Of user and system, in seconds. */
    double cpuSeconds() throws IOException {
        var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    private long status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
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
