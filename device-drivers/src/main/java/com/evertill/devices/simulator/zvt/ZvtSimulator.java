package com.evertill.devices.simulator.zvt;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link ZvtMachine} behind a port on loopback, as a terminal in a shop's network; one till at a time. */
public final class ZvtSimulator implements AutoCloseable {
    private static final Duration LEAVING = Duration.ofSeconds(10);

    private final ZvtMachine machine;
    private final Executor executor;
    private final Consumer<byte[]> heard;
    private final Consumer<byte[]> said;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final int port;
    private @Nullable ServerSocket server;
    private @Nullable Socket till;
    private int accepting;

    /** @param port on loopback; 0 for any that is free. */
    public ZvtSimulator(int port, ZvtMachine machine, Executor executor) {
        this(port, machine, executor, _ -> {}, _ -> {});
    }

    /**
     * @param heard is told of every message from the till.
     * @param said is told of every message to it.
     */
    public ZvtSimulator(
            int port, ZvtMachine machine, Executor executor, Consumer<byte[]> heard, Consumer<byte[]> said) {
        this.machine = machine;
        this.executor = executor;
        this.heard = heard;
        this.said = said;
        this.port = listen(port).getLocalPort();
    }

    public int port() {
        return port;
    }

    /** Does something with the machine, and lets it speak. */
    public <T> T with(Function<ZvtMachine, T> work) {
        lock.lock();
        try {
            var result = work.apply(machine);
            speak();
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }

    public void mode(ZvtMode mode) {
        with(it -> {
            it.mode(mode);
            return mode;
        });
    }

    public long capturedMinor() {
        return with(ZvtMachine::capturedMinor);
    }

    public List<ZvtEntry> entries() {
        return with(ZvtMachine::entries);
    }

    /** Waits until the machine is as {@code condition} says. */
    public void await(Function<ZvtMachine, Boolean> condition) throws InterruptedException {
        lock.lock();
        try {
            while (!condition.apply(machine)) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Out of the network, or back in it. */
    public void reachable(boolean isReachable) {
        lock.lock();
        try {
            if (isReachable && server == null) {
                listen(port);
            } else if (!isReachable) {
                stopListening();
                hangUp();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The power goes, and comes back. */
    public void restart() {
        lock.lock();
        try {
            hangUp();
            machine.restart();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            stopListening();
            hangUp();
        } finally {
            lock.unlock();
        }
    }

    private ServerSocket listen(int wanted) {
        try {
            var listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 1);
            server = listening;
            executor.execute(() -> accept(listening));
            return listening;
        } catch (IOException taken) {
            throw new UncheckedIOException("Port " + wanted + " on loopback is taken by another program", taken);
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try (var socket = next(listening)) {
                socket.setTcpNoDelay(true);
                if (connected(socket, listening)) {
                    serve(socket);
                }
            } catch (IOException ended) {
                // The till hung up, or the cable was pulled: either way the next one may come.
            }
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

    private void accepts(int more) {
        lock.lock();
        try {
            accepting += more;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void serve(Socket socket) throws IOException {
        try (var in = socket.getInputStream()) {
            while (true) {
                var message = message(in);
                lock.lock();
                try {
                    heard.accept(message);
                    machine.receive(message);
                    speak();
                    changed.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        } finally {
            lost(socket);
        }
    }

    /** @return false if it was taken out of the network meanwhile. */
    private boolean connected(Socket socket, ServerSocket listening) {
        lock.lock();
        try {
            if (listening != server) {
                return false;
            }
            till = socket;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void lost(Socket socket) {
        lock.lock();
        try {
            if (till == socket) {
                till = null;
                machine.lineLost();
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void speak() {
        var to = till;
        if (to == null) {
            return;
        }
        try {
            for (var next = machine.poll(); next != null; next = machine.poll()) {
                said.accept(next);
                to.getOutputStream().write(next);
            }
        } catch (IOException gone) {
            hangUp();
        }
        if (machine.hangsUp()) {
            hangUp();
        }
    }

    private void hangUp() {
        var open = till;
        till = null;
        if (open != null) {
            machine.lineLost();
            closeQuietly(open);
        }
    }

    /** A socket that a virtual thread accepts at is only closed when that thread has left it: until then the port is not free. */
    private void stopListening() {
        var listening = server;
        server = null;
        if (listening == null) {
            return;
        }
        closeQuietly(listening);
        try {
            long left = LEAVING.toNanos();
            while (accepting > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(java.io.Closeable open) {
        try {
            open.close();
        } catch (IOException alreadyGone) {
            // Closing was all we wanted.
        }
    }

    private static byte[] message(InputStream in) throws IOException {
        var head = in.readNBytes(3);
        if (head.length < 3) {
            throw new EOFException();
        }
        int length = head[2] & 0xFF;
        if (length == 0xFF) {
            var more = in.readNBytes(2);
            head = Arrays.copyOf(head, 5);
            head[3] = more[0];
            head[4] = more[1];
            length = (more[0] & 0xFF) | (more[1] & 0xFF) << 8;
        }
        var whole = Arrays.copyOf(head, head.length + length);
        var data = in.readNBytes(length);
        System.arraycopy(data, 0, whole, head.length, data.length);
        return whole;
    }
}
