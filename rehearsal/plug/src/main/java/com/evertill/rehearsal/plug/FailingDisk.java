package com.evertill.rehearsal.plug;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small ext4 file system that the kernel makes read-only by itself when it finds an error ({@code errors=remount-ro}), as most machines have theirs;
 * the error is one that the kernel is asked to find. Nothing but unmounting makes it writable again. Linux, as root.
 */
final class FailingDisk implements AutoCloseable {
    private static final long SIZE = 64L << 20;
    private static final Path MKFS = Path.of("/usr/sbin/mkfs.ext4");
    private static final Path FSCK = Path.of("/usr/sbin/e2fsck");

    private final Path place;
    private final Path image;

    /** @param place an empty folder, or none yet. */
    FailingDisk(Path place, Path image) throws IOException, InterruptedException {
        this.place = Files.createDirectories(place);
        this.image = image;
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(SIZE);
        }
        run(MKFS.toString(), "-q", "-F", image.toString());
        mount();
    }

    static boolean canBeHad() {
        return SmallDisk.canBeHad()
                && Files.isExecutable(MKFS)
                && Files.isExecutable(FSCK)
                && Files.exists(Path.of("/dev/loop-control"));
    }

    private void mount() throws IOException, InterruptedException {
        run("mount", "-t", "ext4", "-o", "loop,errors=remount-ro", image.toString(), place.toString());
    }

    /** The kernel finds an error. */
    void fail() throws IOException {
        Files.writeString(Path.of("/sys/fs/ext4", device(), "trigger_fs_error"), "rehearsal");
    }

    private String device() throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/mounts"))) {
            var words = line.split(" ", 3);
            if (words[1].equals(place.toString())) {
                return Path.of(words[0]).getFileName().toString();
            }
        }
        throw new IOException(place + " is not mounted");
    }

    /** What a technician does; nobody may have a file open. */
    void mend() throws IOException, InterruptedException {
        run("umount", place.toString());
        var check = new ProcessBuilder(FSCK.toString(), "-f", "-y", image.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (check.waitFor() > 1) { // 1: errors were corrected, the one that was asked for among them
            throw new IOException("e2fsck: " + said);
        }
        mount();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        SmallDisk.run(command);
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", "--lazy", place.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
