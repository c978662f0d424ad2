package com.evertill.devices.jpos;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A serial cable between a simulator and a pseudo-terminal, by socat: what the driver opens is a real terminal device of this machine. */
public final class Cable implements AutoCloseable {

    private final Path end;
    private final int port;
    private Process socat;

    /** @param end what the driver is to open. */
    public Cable(Path end, int port) throws Exception {
        assumeTrue(isInstalled(), "SERIAL DEVICES ARE SKIPPED: socat is not installed");
        this.end = end;
        this.port = port;
        plugIn();
    }

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "socat")));
    }

    public Path end() {
        return end;
    }

    public void plugIn() throws IOException, InterruptedException {
        socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + end, "tcp:127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int i = 0; i < 10_000 && !Files.exists(end); i++) {
            LockSupport.parkNanos(1_000_000);
        }
        if (!Files.exists(end)) {
            throw new AssertionError("socat made no terminal at " + end);
        }
    }

    public void pullOut() throws InterruptedException {
        socat.destroy();
        if (!socat.waitFor(10, TimeUnit.SECONDS)) {
            throw new AssertionError("socat does not end");
        }
    }

    @Override
    public void close() {
        try {
            pullOut();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
