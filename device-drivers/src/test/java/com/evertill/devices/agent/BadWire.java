package com.evertill.devices.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** The network between a lane and its box: it can be cut, and it can swallow what either side says without a word. */
final class BadWire implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final Executor executor;
    private final List<Socket> sockets = new ArrayList<>();
    private volatile boolean down;
    private volatile boolean deaf;

    BadWire(int target, Executor executor) {
        this.target = target;
        this.executor = executor;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        executor.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var from = server.accept();
                if (down) {
                    from.close();
                    continue;
                }
                var to = new Socket(InetAddress.getLoopbackAddress(), target);
                synchronized (sockets) {
                    sockets.add(from);
                    sockets.add(to);
                }
                executor.execute(() -> pump(from, to));
                executor.execute(() -> pump(to, from));
            }
        } catch (IOException closed) {
            // The end.
        }
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[8_192];
        try (from;
                to) {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (!deaf) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException cut) {
            // Both ends are closed.
        }
    }

    /** Ends every connection; the next is let through. */
    void cut() {
        List<Socket> open;
        synchronized (sockets) {
            open = List.copyOf(sockets);
            sockets.clear();
        }
        for (var socket : open) {
            try {
                socket.close();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    /** Ends every connection, and lets none through until it is over. */
    void down(boolean now) {
        down = now;
        if (now) {
            cut();
        }
    }

    /** Loses whatever is said, as a broken switch does. */
    void deaf(boolean now) {
        deaf = now;
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
