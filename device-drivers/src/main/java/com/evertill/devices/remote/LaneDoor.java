package com.evertill.devices.remote;

import com.evertill.devices.wire.LaneTls;
import com.evertill.devices.wire.Line;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A place where lanes knock, until it is closed; lines that are open then stay so. */
public final class LaneDoor implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LaneDoor.class.getName());
    private static final Duration HANDSHAKE = Duration.ofSeconds(5);
    private static final Duration LEAVING = Duration.ofSeconds(5);
    /** Whoever knocks without a certificate must not fill this box with handshakes. */
    private static final int MOST_HANDSHAKES = 32;

    private final Closeable server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private final Semaphore handshakes = new Semaphore(MOST_HANDSHAKES);

    private LaneDoor(Closeable server) {
        this.server = server;
    }

    private interface Accepting {
        void next() throws IOException;
    }

    public static LaneDoor overTheNetwork(SSLServerSocket server, LaneGate gate, Executor executor) {
        var door = new LaneDoor(server);
        executor.execute(() -> door.run(() -> {
            var socket = (SSLSocket) server.accept();
            if (door.isOpen() && door.handshakes.tryAcquire()) {
                executor.execute(() -> door.serve(socket, gate));
            } else {
                socket.close();
            }
        }));
        return door;
    }

    /**
     * For lanes on this box: whoever may use the file may be any of them.
     *
     * @param path made anew; only this user may use it.
     * @throws IOException if it cannot be made.
     */
    public static LaneDoor onThisBox(Path path, LaneGate gate, Executor executor) throws IOException {
        Files.deleteIfExists(path);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException unusable) {
            server.close();
            throw unusable;
        }
        var door = new LaneDoor(server);
        executor.execute(() -> door.run(() -> {
            var channel = server.accept();
            if (door.isOpen()) {
                executor.execute(() -> gate.serve(Line.of(channel), null));
            } else {
                channel.close();
            }
        }));
        return door;
    }

    private void run(Accepting accepting) {
        try {
            while (isOpen()) {
                try {
                    accepting.next();
                } catch (IOException failed) {
                    again(failed);
                }
            }
        } finally {
            left.countDown();
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void again(IOException failed) {
        try {
            if (!closed.await(1, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "No lane could be let in just now", failed);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    private void serve(SSLSocket socket, LaneGate gate) {
        try (socket) {
            String name;
            try {
                LaneTls.shakeHands(socket, HANDSHAKE);
                name = LaneTls.peer(socket);
            } finally {
                handshakes.release();
            }
            if (isOpen()) {
                gate.serve(Line.of(socket), name);
            }
        } catch (IOException stranger) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "Somebody at {0} was not let in: {1}",
                    socket.getRemoteSocketAddress(),
                    stranger.getMessage());
        }
    }

    /** Nobody comes in any more, and the place is free, when this returns: a socket is open for as long as a virtual thread waits at it. */
    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            left.await(LEAVING.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException alreadyGone) {
            // Closing was all we wanted.
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
