package com.evertill.rehearsal.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A started part of the demo: one process with its log file. */
final class Child {
    /** Where it is there (Linux), Ctrl-C in the terminal reaches only the launcher, which then stops the parts in their order. */
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final String name;
    private final Process process;
    private final Path log;
    private final long logStart;

    private Child(String name, Process process, Path log, long logStart) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.logStart = logStart;
    }

    static Child start(String name, List<String> command, Path log) {
        var whole = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) {
            whole.add(SETSID.toString());
        }
        whole.addAll(command);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            var logStart = Files.exists(log) ? Files.size(log) : 0;
            var process = new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process.getOutputStream().close();
            return new Child(name, process, log, logStart);
        } catch (IOException e) {
            throw new DemoFault("The " + name + " cannot be started: " + e.getMessage(), e);
        }
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    CompletableFuture<Child> death() {
        return process.onExit().thenApply(_ -> this);
    }

    /** In good order, if that is heard in time. */
    void stop(Duration patience) {
        Ending.of(process, patience);
    }

    /** As if the power were cut: SIGKILL. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** That it ended on its own, how, and the last lines of what it said since it was started. */
    String obituary() {
        return "The " + name + " has ended with status " + process.exitValue() + ". The last lines of " + log + ":\n"
                + lastLines(15).indent(4).stripTrailing();
    }

    private String lastLines(int count) {
        try (var file = Files.newByteChannel(log)) {
            file.position(Math.max(logStart, file.size() - 64_000));
            var text =
                    new String(java.nio.channels.Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
            var lines = text.lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException e) {
            return "(cannot be read: " + e.getMessage() + ")";
        }
    }
}
