package com.evertill.rehearsal.plug;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders that are there for one run. */
final class Folders {
    private Folders() {}

    /** Makes it where it is not there. */
    static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            delete(folder);
        }
        Files.createDirectories(folder);
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
