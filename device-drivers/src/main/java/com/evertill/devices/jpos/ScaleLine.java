package com.evertill.devices.jpos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Questions to a scale and its answers. An answer belongs to the newest question only when every earlier one has been answered: a weight that
 * comes late must never be taken for that of the next item. A scale that leaves a question open for the probe time is taken for dead, and
 * with the new connection all questions are forgotten.
 */
final class ScaleLine implements ByteLink.Handler, AutoCloseable {

    private final ScaleProtocol protocol;
    private final WeightUnit unit;
    private final LinkSettings settings;
    private final ByteLink link;
    private final Listener listener;
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private final ReentrantLock asking = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int open;
    private int silences;
    private int connections;
    private boolean answers;
    private @Nullable ScaleAnswer newest;
    private String trouble = "it has not answered yet";

    interface Listener {
        /** It has begun to answer, or ceased to. */
        void answering(boolean now);
    }

    /** @param answer null if none came in time. */
    record Reply(@Nullable ScaleAnswer answer, long nanosLeft) {}

    ScaleLine(LinkSettings settings, ScaleProtocol protocol, WeightUnit unit, Listener listener, Executor executor) {
        this.settings = settings;
        this.protocol = protocol;
        this.unit = unit;
        this.listener = listener;
        this.link = new ByteLink(settings, this);
        executor.execute(link::run);
    }

    boolean isAnswering() {
        lock.lock();
        try {
            return answers;
        } finally {
            lock.unlock();
        }
    }

    String trouble() {
        lock.lock();
        try {
            return trouble;
        } finally {
            lock.unlock();
        }
    }

    boolean awaitAnswering() {
        long left = settings.connect().toNanos();
        lock.lock();
        try {
            while (!answers && left > 0) {
                left = changed.awaitNanos(left);
            }
            return answers;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Lets time pass, unless the connection ends meanwhile. */
    void pause(long nanos) throws InterruptedException {
        long left = nanos;
        lock.lock();
        try {
            int connection = connections;
            while (left > 0 && connection == connections) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** @throws IOException if the scale is not there, or went while it was asked. */
    Reply ask(byte[] question, long nanos) throws IOException, InterruptedException {
        asking.lock();
        try {
            int connection = send(question);
            return await(connection, nanos);
        } finally {
            asking.unlock();
        }
    }

    private int send(byte[] question) throws IOException {
        lock.lock();
        try {
            if (!answers) {
                throw new IOException(trouble);
            }
            open++;
            newest = null;
            link.write(question);
            return connections;
        } finally {
            lock.unlock();
        }
    }

    private Reply await(int connection, long nanos) throws IOException, InterruptedException {
        long left = nanos;
        lock.lock();
        try {
            while (open > 0 && connection == connections && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (connection != connections) {
                throw new IOException(trouble);
            }
            return new Reply(open == 0 ? newest : null, left);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void up() {
        lock.lock();
        try {
            frame.reset();
            open = 0;
            silences = 0;
            connections++;
            ask();
        } finally {
            lock.unlock();
        }
    }

    /** The first question of a connection, and the sign of life. */
    private void ask() {
        try {
            open++;
            link.write(protocol.weigh());
        } catch (IOException broken) {
            // The reader finds out as well, and says so by down().
        }
    }

    @Override
    public void received(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            // Without the parity bit, which some lines leave in.
            int next = bytes[i] & 0x7F;
            if (next == protocol.end()) {
                var text = frame.toString(StandardCharsets.US_ASCII);
                frame.reset();
                answered(protocol.read(protocol == ScaleProtocol.MT_SICS ? text.strip() : text, unit));
            } else if (frame.size() < protocol.longestFrame()) {
                frame.write(next);
            }
        }
    }

    private void answered(ScaleAnswer answer) {
        boolean news;
        lock.lock();
        try {
            open = Math.max(0, open - 1);
            silences = 0;
            newest = answer;
            news = !answers && !(answer instanceof ScaleAnswer.Garbled);
            answers |= news;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (news) {
            listener.answering(true);
        }
    }

    @Override
    public boolean silent() {
        lock.lock();
        try {
            if (open == 0) {
                ask();
            }
            // A question may have been asked just now: it has until the next time.
            return ++silences < 2 || open == 0;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void down(String why) {
        lock.lock();
        try {
            answers = false;
            connections++;
            trouble = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        listener.answering(false);
    }

    @Override
    public void close() {
        link.close();
    }
}
