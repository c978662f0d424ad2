package com.evertill.rehearsal.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The parts that run, in the order of their start; stopped in the opposite order, once. Their process ids are kept in a file, so that parts
 * that outlived their launcher (it was killed) are ended at the next start instead of holding its ports.
 */
final class Children implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final List<Child> running = new ArrayList<>();
    private final CompletableFuture<Child> firstDeath = new CompletableFuture<>();
    private final Path pids;
    private boolean stopping;

    Children(Path pids) {
        this.pids = pids;
        endLeftovers();
    }

    synchronized Child start(String name, List<String> command, Path log) {
        if (stopping) {
            throw new DemoFault("The demo is being stopped.");
        }
        var child = Child.start(name, command, log);
        running.add(child);
        remember();
        var _ = child.death().thenAccept(this::died);
        return child;
    }

    /** Completes when a part ends that nobody stopped. */
    CompletableFuture<Child> firstDeath() {
        return firstDeath;
    }

    /** Ends one part as a power cut would; it does not count as a death. */
    synchronized void kill(Child child) {
        running.remove(child);
        child.kill();
        remember();
    }

    /** Stops one part properly; it does not count as a death. */
    synchronized void stop(Child child) {
        running.remove(child);
        child.stop(PATIENCE);
        remember();
    }

    @Override
    public void close() {
        stopAll();
    }

    /** Stops what runs; nothing is started any more. */
    synchronized void stopAll() {
        stopping = true;
        for (var child : running.reversed()) {
            child.stop(PATIENCE);
        }
        running.clear();
        remember();
    }

    private synchronized void died(Child child) {
        if (!stopping && running.contains(child)) {
            firstDeath.complete(child);
        }
    }

    private void remember() {
        var lines = running.stream()
                .map(child -> child.pid() + " "
                        + startOf(child.handle()).orElse(Instant.EPOCH).toEpochMilli())
                .toList();
        try {
            Files.write(pids, lines);
        } catch (IOException e) {
            throw new DemoFault("The demo cannot write " + pids + ": " + e.getMessage(), e);
        }
    }

    private void endLeftovers() {
        if (!Files.exists(pids)) {
            return;
        }
        try {
            Files.readAllLines(pids).stream()
                    .map(Children::leftover)
                    .flatMap(Optional::stream)
                    .forEach(Children::end);
            Files.delete(pids);
        } catch (IOException e) {
            throw new DemoFault("The demo cannot read " + pids + ": " + e.getMessage(), e);
        }
    }

    /** A process id is given again to others; together with its time of start it is not. */
    private static Optional<ProcessHandle> leftover(String line) {
        var words = line.split(" ", 2);
        return ProcessHandle.of(Long.parseLong(words[0])).filter(handle -> startOf(handle)
                .filter(start -> String.valueOf(start.toEpochMilli()).equals(words[1]))
                .isPresent());
    }

    private static void end(ProcessHandle handle) {
        handle.destroy();
        handle.onExit()
                .completeOnTimeout(handle, PATIENCE.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                .join();
        handle.destroyForcibly();
        handle.onExit().join();
    }

    private static Optional<Instant> startOf(ProcessHandle handle) {
        return handle.info().startInstant();
    }
}
