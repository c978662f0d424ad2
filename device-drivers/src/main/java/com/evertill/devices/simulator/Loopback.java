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

    private static final int PATIENCE_TENTHS = 100;

    /** For a host whose connection the system has made, and which is not served yet. */
    private static final int CONNECTING_TENTHS = 30;

    private final Executor executor;
    private final Device device;
    private final int port;
    private @Nullable ServerSocket server;
    private int accepting;
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

    /** While nobody listens there, a connection of somebody else may have the port for a moment. */
    synchronized void plugIn() {
        try {
            for (int tenths = 0; server == null; tenths++) {
                var bound = tenths < PATIENCE_TENTHS ? bindIfFree() : bind(port);
                if (bound == null) {
                    wait(100);
                } else {
                    plugIn(bound);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable ServerSocket bindIfFree() {
        try {
            return bind(port);
        } catch (PortTaken passing) {
            return null;
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
        awaitNobodyAccepts();
    }

    /** A socket that a virtual thread accepts at is only closed when that thread has left it: until then somebody could still connect. */
    private synchronized void awaitNobodyAccepts() {
        try {
            for (int tenths = 0; accepting > 0 && tenths < PATIENCE_TENTHS; tenths++) {
                wait(100);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits a moment for a host that is just connecting. */
    synchronized boolean sendSoon(byte[] bytes) throws InterruptedException {
        for (int tenths = 0; host == null && server != null && tenths < CONNECTING_TENTHS; tenths++) {
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
            try (var connection = next(listening)) {
                connection.setTcpNoDelay(true);
                serve(connection, listening);
            } catch (IOException ended) {
                // The host hung up, or the cable was pulled: either way the next one may come.
            }
        }
    }

    private void serve(Socket connection, ServerSocket listening) throws IOException {
        if (!connected(connection, listening)) {
            return;
        }
        try {
            device.serve(connection);
        } finally {
            disconnected(connection);
        }
    }

    private Socket next(ServerSocket listening) throws IOException {
        accepts(1);
        try {
            return listening.accept();
        } finally {
            accepts(-1);
        }
    }

    private synchronized void accepts(int more) {
        accepting += more;
        notifyAll();
    }

    /** @return false if the cable was pulled meanwhile. */
    private synchronized boolean connected(Socket connection, ServerSocket listening) {
        if (listening != server) {
            return false;
        }
        host = connection;
        notifyAll();
        return true;
    }

    /** The thread of a connection that was cut may notice so when the next host is there already. */
    private synchronized void disconnected(Socket connection) {
        if (host == connection) {
            host = null;
        }
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
