package com.evertill.rehearsal.bench;

import com.evertill.rehearsal.demo.Ending;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The shop's service as a process of its own. */
final class EdgeProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final int port;
    final long startedAt;
    private final Path log;
    private final Process process;

    EdgeProcess(Program program, Path data) throws IOException {
        this(program, data, List.of());
    }

    /** @param more settings than every service here has. */
    EdgeProcess(Program program, Path data, List<String> more) throws IOException {
        this.port = freePort();
        this.log = data.resolve("edge.log");
        var settings = new ArrayList<>(more);
        settings.addAll(List.of(
                "-DEVERTILL_PORT=" + port,
                "-DEVERTILL_MANAGEMENT_PORT=" + freePort(),
                "-Devertill.data=" + data.toAbsolutePath(),
                "-Devertill.secure-cookies=false"));
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

    ProcessFigures figures() {
        return new ProcessFigures(process.pid());
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        Ending.of(process, PATIENCE);
    }
}
