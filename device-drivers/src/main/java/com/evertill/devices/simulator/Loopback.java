package com.evertill.devices.simulator;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A device's end of a cable: a port on loopback that serves one host at a time, and that can be pulled out and put in again. */
final class Loopback implements AutoCloseable {

    private final Executor executor;
    private final Device device;
    private final int port;
    private @Nullable ServerSocket server;
    private @Nullable Socket host;

    interface Device {
        /** Reads what the host sends until the connection ends. */
        void serve(Socket host) throws IOException;
    }

    /** @throws PortTaken if somebody else has the port. */
    Loopback(int port, Executor executor, Device device) {
        this.executor = executor;
        this.device = device;
        var bound = bind(port);
        this.port = bound.getLocalPort();
        plugIn(bound);
    }

    int port() {
        return port;
    }

    synchronized boolean isConnected() {
        return host != null;
    }

    synchronized boolean isPlugged() {
        return server != null;
    }

    void plugged(boolean in) {
        if (in) {
            plugIn();
        } else {
            unplug();
        }
    }

    synchronized void plugIn() {
        if (server == null) {
            plugIn(bind(port));
        }
    }

    private synchronized void plugIn(ServerSocket bound) {
        server = bound;
        executor.execute(() -> accept(bound));
    }

    synchronized void unplug() {
        closeQuietly(server);
        closeQuietly(host);
        server = null;
        host = null;
    }

    /** Waits a moment for a host that is just connecting. */
    synchronized boolean sendSoon(byte[] bytes) throws InterruptedException {
        for (int tenths = 0; host == null && tenths < 10; tenths++) {
            wait(100);
        }
        return send(bytes);
    }

    /** @return whether a host was there to take it. */
    synchronized boolean send(byte[] bytes) {
        if (host == null) {
            return false;
        }
        try {
            host.getOutputStream().write(bytes);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        unplug();
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try (var connection = listening.accept()) {
                connection.setTcpNoDelay(true);
                if (connected(connection, listening)) {
                    device.serve(connection);
                }
            } catch (IOException ended) {
                // The host hung up, or the cable was pulled: either way the next one may come.
            } finally {
                disconnected();
            }
        }
    }

    private synchronized boolean connected(Socket connection, ServerSocket listening) {
        host = listening.isClosed() ? null : connection;
        notifyAll();
        return host != null;
    }

    private synchronized void disconnected() {
        host = null;
    }

    private static ServerSocket bind(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return socket;
        } catch (IOException taken) {
            throw new PortTaken(port, taken);
        }
    }

    private static void closeQuietly(@Nullable Closeable open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException alreadyGone) {
            // Closing was all we wanted.
        }
    }

    /** Somebody else listens on the port that a simulator should have. */
    static final class PortTaken extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        PortTaken(int port, IOException cause) {
            super("Port " + port + " on loopback is taken by another program: " + cause.getMessage(), cause);
        }
    }
}
