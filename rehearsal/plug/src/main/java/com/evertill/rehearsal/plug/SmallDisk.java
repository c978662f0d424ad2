package com.evertill.rehearsal.plug;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own, small enough to be filled (tmpfs). Linux, as root. */
final class SmallDisk implements AutoCloseable {
    private final Path place;

    /** @param place an empty folder, or none yet. */
    SmallDisk(Path place, int megabytes) throws IOException, InterruptedException {
        this.place = Files.createDirectories(place);
        run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + megabytes + "m", "tmpfs", place.toString());
    }

    static boolean canBeHad() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/mount"));
    }

    /** Takes room until only so much is left. */
    void fillUpTo(long bytesLeft) throws IOException {
        long free = Files.getFileStore(place).getUsableSpace();
        try (var ballast = Files.newOutputStream(ballast())) {
            var block = new byte[4_096];
            for (long taken = 0; taken < free - bytesLeft; taken += block.length) {
                ballast.write(block);
            }
        }
    }

    void makeRoom() throws IOException {
        Files.delete(ballast());
    }

    private Path ballast() {
        return place.resolve("ballast");
    }

    static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
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
