package com.evertill.devices.jpos;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * An open device file. Reading one waits in the kernel until the device says something, which no virtual thread may do. So each such device has a platform
 * thread, which lives as long as the file is open.
 */
final class DeviceFile implements Wire.Connection {

    private static final int LARGEST_READ = 4_096;
    private static final long AFTER_NOTHING_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int MOST_UNREAD = 1_024;
    private static final byte[] END = {};

    private final Opened file;
    private final Path path;
    private final @Nullable Object node;
    private final Duration probe;
    private final BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>(MOST_UNREAD);
    private volatile @Nullable IOException broken;

    /** What is read from, by one thread; closing it ends a reading that waits, sooner or later. */
    interface Opened extends Closeable {

        /** @return 0 or less if the device said nothing; it need not have gone. */
        int read(byte[] buffer) throws IOException;

        void write(byte[] bytes) throws IOException;
    }

    /**
     * As Java opens files. Nothing but a signal to the reading thread ends its waiting; the platform sends one when a channel is closed. Writing goes past the
     * channel, whose lock the waiting reader holds.
     */
    record Plain(RandomAccessFile file) implements Opened {

        @Override
        public int read(byte[] buffer) throws IOException {
            return file.getChannel().read(ByteBuffer.wrap(buffer));
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            file.write(bytes);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** @param node what {@link #node} said of the path before the file was opened. */
    DeviceFile(Opened file, Path path, @Nullable Object node, Duration probe) {
        this.file = file;
        this.path = path;
        this.node = node;
        this.probe = probe;
        Thread.ofPlatform().daemon().name("read " + path).start(this::readAll);
    }

    private void readAll() {
        try {
            readWhileItIsThere();
        } catch (IOException gone) {
            broken = gone;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        try {
            arrived.put(END);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void readWhileItIsThere() throws IOException, InterruptedException {
        var buffer = new byte[LARGEST_READ];
        while (isStillThere()) {
            int length = file.read(buffer);
            if (length > 0) {
                arrived.put(Arrays.copyOf(buffer, length));
            } else {
                // A serial line or a keyboard that was silent for its 200 ms, or a printer with nothing to say; not the
                // end.
                LockSupport.parkNanos(AFTER_NOTHING_NANOS);
            }
        }
    }

    /** A device that was pulled out and put in again within a moment is another one: what is open leads nowhere. */
    private boolean isStillThere() throws IOException {
        return Files.exists(path) && Objects.equals(node(path), node);
    }

    /** Which device has this name at the moment. */
    static @Nullable Object node(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        byte[] next;
        try {
            next = arrived.poll(probe.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
        if (next == null) {
            return 0;
        }
        if (next.length == 0) {
            if (broken != null) {
                throw new IOException("the device has gone: " + broken.getMessage(), broken);
            }
            return -1;
        }
        System.arraycopy(next, 0, buffer, 0, next.length);
        return next.length;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        file.write(bytes);
    }

    @Override
    public void close() throws IOException {
        file.close();
        // A reader that waits for room finds some, and then that the file is closed.
        arrived.clear();
    }
}
