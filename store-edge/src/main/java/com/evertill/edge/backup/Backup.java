package com.evertill.edge.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One backup in its folder.
 *
 * @param sequence of the last fact in it.
 * @param at store time when it was made.
 */
public record Backup(Path file, int epoch, long sequence, long bytes, Instant at) implements Comparable<Backup> {
    private static final Pattern NAME = Pattern.compile("edge-([0-9]{3,9})-([0-9]{12,18})\\.db");

    static String name(int epoch, long sequence) {
        return "edge-%03d-%012d.db".formatted(epoch, sequence);
    }

    /** Empty for a file that is something else. */
    static Optional<Backup> of(Path file) throws IOException {
        var name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                ? Optional.of(new Backup(
                        file,
                        Integer.parseInt(name.group(1)),
                        Long.parseLong(name.group(2)),
                        Files.size(file),
                        Files.getLastModifiedTime(file).toInstant()))
                : Optional.empty();
    }

    /** The newest is the greatest, whatever the clock said. */
    @Override
    public int compareTo(Backup other) {
        return Comparator.comparingInt(Backup::epoch)
                .thenComparingLong(Backup::sequence)
                .compare(this, other);
    }
}
