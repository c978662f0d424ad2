package com.evertill.devices.wire;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Messages over one line, both ways, until it breaks. Whoever sends never waits for the network.
 *
 * @param <I> what the other side says.
 * @param <O> what this side says.
 */
public final class Link<I, O> implements AutoCloseable {

    /** Of what is said over it: raised with every message that is added or changed, so that an older program is told so instead of breaking the line. */
    public static final int VERSION = 3;

    /** A receipt with a logo is a tenth of it. */
    public static final int LONGEST = 2 << 20;

    public static final Duration BEAT = Duration.ofSeconds(2);

    /** So many beats without a frame, and the other side is taken for dead. */
    private static final int PATIENCE = 3;

    /** A line that takes so little that this many frames wait is taken for dead. */
    private static final int MOST_WAITING = 20_000;

    private final Line line;
    private final Class<I> incoming;
    private final Duration beat;
    private final BlockingQueue<byte[]> outgoing = new LinkedBlockingQueue<>(MOST_WAITING);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean heard = true;
    private volatile String why = "";

    /** Takes what the other side says, one message after another; must hand off what takes time. */
    public interface Receiver<I> {
        /** @throws BrokenRule if the message has no place here. */
        void take(I message) throws BrokenRule;
    }

    public Link(Line line, Class<I> incoming) {
        this(line, incoming, BEAT);
    }

    public Link(Line line, Class<I> incoming, Duration beat) {
        this.line = line;
        this.incoming = incoming;
        this.beat = beat;
    }

    public String peer() {
        return line.peer();
    }

    /** Lost if the line is, or breaks before it is written. */
    public void send(O message) {
        var frame = Frames.of(message);
        if (closed.getCount() > 0 && !outgoing.offer(frame)) {
            close("the other side takes nothing any more");
        }
    }

    /**
     * Reads until the line breaks or is closed: the body of a thread.
     *
     * @return why it ended.
     */
    public String run(Receiver<I> receiver, Executor executor) {
        executor.execute(this::write);
        executor.execute(this::beat);
        try (var from = new DataInputStream(line.input())) {
            while (true) {
                var message = Frames.read(from, incoming);
                heard = true;
                if (message != null) {
                    receiver.take(message);
                }
            }
        } catch (EOFException hungUp) {
            close("the other side hung up");
        } catch (IOException broken) {
            close(String.valueOf(broken.getMessage()));
        } finally {
            close("it failed here");
        }
        return why;
    }

    private void write() {
        try {
            while (closed.getCount() > 0 || !outgoing.isEmpty()) {
                var frame = outgoing.poll(beat.toMillis(), TimeUnit.MILLISECONDS);
                line.output().write(frame == null ? Frames.SIGN_OF_LIFE : frame);
                if (outgoing.isEmpty()) {
                    line.output().flush();
                }
            }
        } catch (IOException broken) {
            close(String.valueOf(broken.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            close("it was stopped");
        }
    }

    private void beat() {
        try {
            int silences = 0;
            while (!closed.await(beat.toMillis(), TimeUnit.MILLISECONDS)) {
                silences = heard ? 0 : silences + 1;
                heard = false;
                if (silences >= PATIENCE) {
                    close("nothing was heard any more");
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            close("it was stopped");
        }
    }

    @Override
    public void close() {
        close("it was closed here");
    }

    private synchronized void close(String reason) {
        if (closed.getCount() == 0) {
            return;
        }
        why = reason;
        closed.countDown();
        try {
            line.end().close();
        } catch (IOException alreadyGone) {
            // Closing was all we wanted.
        }
    }
}
