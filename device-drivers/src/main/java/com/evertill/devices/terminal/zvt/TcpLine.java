package com.evertill.devices.terminal.zvt;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A line over TCP, where the terminal listens (PA00P016: the transport protocol has no frame of its own there). */
public final class TcpLine implements ZvtLine {
    private static final int BACKLOG = 1_000;

    private final Socket socket;
    private final LinkedBlockingQueue<Arrival> arrived = new LinkedBlockingQueue<>(BACKLOG);

    private sealed interface Arrival {
        record Message(byte... bytes) implements Arrival {}

        record Broken(IOException why) implements Arrival {}
    }

    private TcpLine(Socket socket) {
        this.socket = socket;
    }

    /** @param executor for the one thread that reads as long as a connection stands. */
    public static Connector to(ZvtConfig config, Executor executor) {
        return arrived -> {
            var socket = new Socket();
            try {
                socket.connect(
                        new InetSocketAddress(config.host(), config.port()),
                        Math.toIntExact(config.connecting().toMillis()));
                socket.setTcpNoDelay(true);
                socket.setKeepAlive(true);
            } catch (IOException unreachable) {
                socket.close();
                throw unreachable;
            }
            var line = new TcpLine(socket);
            executor.execute(() -> line.read(arrived));
            return line;
        };
    }

    private void read(Runnable notice) {
        try (var in = socket.getInputStream()) {
            while (!socket.isClosed()) {
                arrived.put(new Arrival.Message(message(in)));
                notice.run();
            }
        } catch (IOException broken) {
            end(broken);
            notice.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            end(new IOException("the till stops", stopped));
        }
    }

    private void end(IOException why) {
        if (!arrived.offer(new Arrival.Broken(why))) {
            close();
        }
    }

    private static byte[] message(InputStream in) throws IOException {
        var head = whole(in, 3);
        if (head[2] == (byte) 0xFF) {
            head = joined(head, whole(in, 2));
        }
        return joined(head, whole(in, Apdu.length(head)));
    }

    private static byte[] whole(InputStream in, int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the terminal hung up");
        }
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] two) {
        var both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    @Override
    public void send(byte[] message) throws IOException {
        synchronized (socket) {
            socket.getOutputStream().write(message);
        }
    }

    @Override
    public byte @Nullable [] receive(Duration atMost) throws IOException, InterruptedException {
        return switch (arrived.poll(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            case null -> {
                if (socket.isClosed()) {
                    throw new EOFException("the line was closed");
                }
                yield null;
            }
            case Arrival.Message(var bytes) -> bytes;
            case Arrival.Broken(var why) -> throw new IOException(why.getMessage(), why);
        };
    }

    @Override
    public boolean isWaiting() {
        return !arrived.isEmpty();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Closing was all we wanted.
        }
    }
}
