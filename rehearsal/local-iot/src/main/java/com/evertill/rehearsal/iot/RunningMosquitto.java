package com.evertill.rehearsal.iot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** {@link Mosquitto} as a process of its own, for tests that run against both brokers. */
public final class RunningMosquitto implements AutoCloseable {
    private static final long POLL = 10_000_000;

    /** Mosquitto takes no port 0; one that is found free is another program's now and then, before Mosquitto is there. */
    private static final int MOST_TRIES = 3;

    private final Path folder;
    private final Certificates certificates;
    private final int port;
    private @Nullable Process process;

    private RunningMosquitto(Path folder, Certificates certificates, int port) {
        this.folder = folder;
        this.certificates = certificates;
        this.port = port;
    }

    /**
     * With certificates of its own, on a free port.
     *
     * @param folder for all of its files.
     * @throws LocalIotException if it is not installed, or does not come up.
     */
    public static RunningMosquitto start(Path folder) {
        var certificates = Certificates.in(folder.resolve("certificates"), InstantSource.system());
        for (int tries = 1; ; tries++) {
            var broker = new RunningMosquitto(folder.resolve("mosquitto"), certificates, freePort());
            try {
                broker.begin();
                return broker;
            } catch (LocalIotException takenMeanwhile) {
                if (tries == MOST_TRIES) {
                    throw takenMeanwhile;
                }
            }
        }
    }

    private static int freePort() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new LocalIotException("This machine gives no free port: " + e.getMessage(), e);
        }
    }

    public int port() {
        return port;
    }

    public Certificates certificates() {
        return certificates;
    }

    /** Ends every connection, as a broker that is restarted does: it has forgotten all sessions. */
    public void restart() {
        end();
        begin();
    }

    /** While {@code true}, nobody listens on its port. */
    public void refuseConnections(boolean refuse) {
        if (refuse) {
            end();
        } else if (process == null) {
            begin();
        }
    }

    private void begin() {
        try {
            var begun = new ProcessBuilder(Mosquitto.command(folder, certificates, port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()))
                    .start();
            process = begun;
            while (!isListening()) {
                if (!begun.isAlive()) {
                    throw new LocalIotException("Mosquitto did not come up; see " + folder.resolve("log"));
                }
                LockSupport.parkNanos(POLL);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("mosquitto cannot be started", e);
        }
    }

    private boolean isListening() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private void end() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
            process = null;
        }
    }

    @Override
    public void close() {
        end();
    }
}
