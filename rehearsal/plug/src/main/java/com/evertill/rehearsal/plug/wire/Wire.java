package com.evertill.rehearsal.plug.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The line of one program to the broker, on this machine. Safe for use by many threads. */
public final class Wire implements AutoCloseable {
    private final ServerSocket door;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<Trouble, AtomicLong> felt = new ConcurrentHashMap<>();
    private volatile int broker;
    private volatile @Nullable Trouble lasting;

    public Wire() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("wire").start(this::letIn);
    }

    /** @return the port to come to instead. */
    public int to(int brokersPort) {
        broker = brokersPort;
        return door.getLocalPort();
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                letIn(door.accept());
            } catch (IOException closed) {
                // Either this wire, which ends the loop, or whoever came, which is its own affair.
            }
        }
    }

    private void letIn(Socket program) throws IOException {
        if (lasting == Trouble.REFUSE) {
            feel(Trouble.REFUSE);
            Line.reset(program);
            return;
        }
        var further = new Socket();
        try {
            further.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), broker));
        } catch (IOException nobodyThere) {
            Line.reset(program);
            return;
        }
        var line = new Line(this, program, further);
        lines.add(line);
        line.open();
    }

    /** From now on, until {@link #calm}; what takes no time has happened when this returns, or with the next bytes. */
    public void begin(Trouble trouble) {
        switch (trouble) {
            case CUT -> lines.forEach(Line::cut);
            case RESET -> lines.forEach(this::reset);
            case TRUNCATE -> lines.forEach(Line::truncate);
            case STALL_UP, STALL_DOWN -> lines.forEach(line -> line.stall(trouble));
            case REFUSE -> {
                lasting = trouble;
                lines.forEach(Line::reset);
            }
            case DELAY, THROTTLE -> lasting = trouble;
        }
    }

    private void reset(Line line) {
        feel(Trouble.RESET);
        line.reset();
    }

    /** All is well again. Half-open connections are gone. */
    public void calm() {
        lasting = null;
        lines.stream().filter(Line::isStalled).forEach(Line::reset);
    }

    /** Whether something goes to and fro on a connection without any harm to it. */
    public boolean carries() {
        return lines.stream().anyMatch(Line::carries);
    }

    @Nullable
    Trouble lasting() {
        return lasting;
    }

    void feel(Trouble trouble) {
        felt.computeIfAbsent(trouble, _ -> new AtomicLong()).incrementAndGet();
    }

    void ended(Line line) {
        lines.remove(line);
    }

    /** How many connections, or pieces on their way, met it. */
    public long felt(Trouble trouble) {
        var count = felt.get(trouble);
        return count == null ? 0 : count.get();
    }

    public Map<Trouble, AtomicLong> felt() {
        return Map.copyOf(felt);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lines.forEach(Line::reset);
        }
    }
}
