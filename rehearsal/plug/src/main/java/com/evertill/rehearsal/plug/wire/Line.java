package com.evertill.rehearsal.plug.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** One connection through a wire. */
final class Line {
    private static final int CHUNK = 16_384;
    private static final long LATE_MILLIS = 250;
    private static final int SLOW_PIECE = 512;
    /** 4 KB a second. */
    private static final long SLOW_MILLIS = 125;
    /** Hello and certificates of both sides are more; what is worth harming comes after them. */
    private static final long WHEN_IT_CARRIES = 1_000;
    /** Less is an acknowledgement. */
    private static final int WORTH_TRUNCATING = 64;

    private final Wire wire;
    private final Socket program;
    private final Socket broker;
    private final Set<Trouble> stalls = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean truncating = new AtomicBoolean();
    private final AtomicInteger pumps = new AtomicInteger(2);
    private final AtomicLong up = new AtomicLong();
    private final AtomicLong down = new AtomicLong();
    private final CountDownLatch over = new CountDownLatch(1);

    Line(Wire wire, Socket program, Socket broker) {
        this.wire = wire;
        this.program = program;
        this.broker = broker;
    }

    void open() {
        Thread.ofVirtual().name("up").start(() -> pump(program, broker, Trouble.STALL_UP, up));
        Thread.ofVirtual().name("down").start(() -> pump(broker, program, Trouble.STALL_DOWN, down));
    }

    private void pump(Socket from, Socket to, Trouble stall, AtomicLong passed) {
        var records = new Records();
        var chunk = new byte[CHUNK];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                if (stalls.contains(stall)) {
                    wire.feel(stall);
                    over.await();
                    return;
                }
                if (n >= WORTH_TRUNCATING && truncating.compareAndSet(true, false)) {
                    out.write(chunk, 0, records.middle(chunk, n));
                    wire.feel(Trouble.TRUNCATE);
                    end();
                    return;
                }
                records.pass(chunk, 0, n);
                pass(chunk, n, out);
                passed.addAndGet(n);
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            whenBroken();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (pumps.decrementAndGet() == 0) {
                close();
            }
        }
    }

    private void pass(byte[] chunk, int length, OutputStream out) throws IOException, InterruptedException {
        if (wire.lasting() == Trouble.DELAY) {
            wire.feel(Trouble.DELAY);
            over.await(LATE_MILLIS, TimeUnit.MILLISECONDS);
        }
        int at = 0;
        while (wire.lasting() == Trouble.THROTTLE && at < length) {
            wire.feel(Trouble.THROTTLE);
            int piece = Math.min(SLOW_PIECE, length - at);
            out.write(chunk, at, piece);
            at += piece;
            over.await(SLOW_MILLIS, TimeUnit.MILLISECONDS);
        }
        out.write(chunk, at, length - at);
    }

    /** A reset on one side is one on the other, unless that is how nobody is told. */
    private void whenBroken() {
        if (!isStalled()) {
            reset();
        }
    }

    void cut() {
        if (!isStalled()) {
            wire.feel(Trouble.CUT);
            end();
        }
    }

    private void end() {
        try {
            program.shutdownOutput();
            broker.shutdownOutput();
        } catch (IOException gone) {
            // That it is gone is what was wanted.
        }
    }

    void truncate() {
        truncating.set(true);
    }

    void stall(Trouble direction) {
        stalls.add(direction);
    }

    boolean isStalled() {
        return !stalls.isEmpty();
    }

    boolean carries() {
        return !isStalled() && up.get() > WHEN_IT_CARRIES && down.get() > WHEN_IT_CARRIES;
    }

    void reset() {
        wire.ended(this);
        over.countDown();
        reset(program);
        reset(broker);
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            // Then it needs no haste.
        }
        close(socket);
    }

    private void close() {
        wire.ended(this);
        over.countDown();
        close(program);
        close(broker);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // As was wanted.
        }
    }
}
