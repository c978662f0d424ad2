package com.evertill.rehearsal.simulation.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where simulated disks lie: in memory where there is a file system in memory, since nothing of it is to last. */
final class Folders {
    private static final Path MEMORY = Path.of("/dev/shm");

    static Path make() {
        try {
            return Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "evertill-simulation")
                    : Files.createTempDirectory("evertill-simulation");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Folders() {}
}
