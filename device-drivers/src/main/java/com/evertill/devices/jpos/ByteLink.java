package com.evertill.devices.jpos;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to and from a device, over whatever wire. Connects for as long as it is open, with back-off, so that a device which comes back is
 * found without anybody's help.
 */
final class ByteLink implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final LinkSettings settings;
    private final Handler handler;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ReentrantLock writing = new ReentrantLock();
    private final CountDownLatch connectedOnce = new CountDownLatch(1);
    private volatile Wire.@Nullable Connection connection;

    /** All calls come one after another, from the link's one reading thread. */
    interface Handler {
        /** Connected. What it writes must be short. */
        void up();

        /** What the wire gave at once: see {@link Wire.Connection#read}. */
        void received(byte[] bytes, int length);

        /**
         * Nothing came for the probe time.
         *
         * @return false if the device must be taken for dead.
         */
        boolean silent();

        /** Not connected any more, or still not; said after every attempt. */
        void down(String why);
    }

    ByteLink(LinkSettings settings, Handler handler) {
        this.settings = settings;
        this.handler = handler;
    }

    /** Connects, reads and reconnects until closed: the body of the link's thread. */
    void run() {
        int failures = 0;
        while (closed.getCount() > 0) {
            String why;
            try (var opened = settings.wire().open(settings.connect(), settings.probe())) {
                connected(opened);
                failures = 0;
                why = read(opened);
            } catch (IOException broken) {
                why = broken.getMessage() == null ? broken.toString() : broken.getMessage();
            } finally {
                connection = null;
            }
            handler.down(settings.address() + ": " + why);
            pause(failures++);
        }
    }

    /**
     * Hands bytes to the wire. Waits only if the device takes nothing any more and the buffers on the way are full, and then until
     * {@link Handler#silent} gives it up.
     */
    void write(byte[] bytes) throws IOException {
        writing.lock();
        try {
            output().write(bytes);
        } finally {
            writing.unlock();
        }
    }

    /** Writes unless somebody else is at it. */
    boolean tryWrite(byte[] bytes) throws IOException {
        if (!writing.tryLock()) {
            return false;
        }
        try {
            output().write(bytes);
            return true;
        } finally {
            writing.unlock();
        }
    }

    private Wire.Connection output() throws IOException {
        var opened = connection;
        if (opened == null) {
            throw new IOException(settings.address() + " is not connected");
        }
        return opened;
    }

    @Override
    public void close() {
        closed.countDown();
        var opened = connection;
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException alreadyGone) {
                // Closing was all we wanted.
            }
        }
    }

    private void connected(Wire.Connection opened) throws IOException {
        connection = opened;
        if (closed.getCount() == 0) {
            throw new IOException("closed");
        }
        handler.up();
        connectedOnce.countDown();
    }

    /** Waits for the first connection, at most for the connect time-out. */
    boolean awaitConnected() {
        try {
            return connectedOnce.await(settings.connect().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String read(Wire.Connection opened) throws IOException {
        var buffer = new byte[4096];
        while (true) {
            int length = opened.read(buffer);
            if (length < 0) {
                return "the device hung up";
            }
            if (length > 0) {
                handler.received(buffer, length);
            } else if (!handler.silent()) {
                return "the device does not answer any more";
            }
        }
    }

    private void pause(int failures) {
        long millis = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failures, 10));
        try {
            closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }
}
