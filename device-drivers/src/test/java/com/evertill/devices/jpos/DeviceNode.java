package com.evertill.devices.jpos;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** A node in {@code /dev} of which a test plays the device: what is written comes out as a device says it, until it is pulled out. */
public final class DeviceNode implements AutoCloseable {

    private final Path path;
    private RandomAccessFile device;

    public DeviceNode(Path path) throws Exception {
        this.path = path;
        plugIn();
    }

    public Path path() {
        return path;
    }

    public void plugIn() throws Exception {
        var made = new ProcessBuilder("mkfifo", path.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (made != 0) {
            throw new AssertionError("no FIFO at " + path);
        }
        device = new RandomAccessFile(path.toFile(), "rw");
    }

    public void pullOut() throws IOException {
        Files.delete(path);
        device.close();
    }

    public void says(byte[] bytes) throws IOException {
        device.write(bytes);
    }

    @Override
    public void close() {
        try {
            if (Files.exists(path)) {
                pullOut();
            }
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }
}
