package com.evertill.cloud.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The files of a question as they are when it is asked: hard links to them. DuckDB opens a file by its name more than once, and if another had taken
 * its place in between, would read the one by what it had learnt of the other.
 */
final class Snapshot implements AutoCloseable {
    private static final String FOLDER = ".asked";
    private static final int MOST_ATTEMPTS = 100;

    private final Path root;
    private final Path folder;

    Snapshot(Path root) {
        this.root = root;
        try {
            folder = Files.createTempDirectory(Files.createDirectories(root.resolve(FOLDER)), "");
        } catch (IOException e) {
            throw fault(root, e);
        }
    }

    /** Takes away what those left behind who did not come to their end. */
    static void forgetAll(Path root) {
        delete(root.resolve(FOLDER), root);
    }

    /** The same files, which nobody else will touch. */
    List<Path> of(List<Path> files) {
        return files.stream().map(this::linked).toList();
    }

    /** A file that is replaced at that very instant is not there for a link to it; the one that took its place is. */
    private Path linked(Path file) {
        var link = folder.resolve(root.relativize(file));
        for (int attempt = 1; ; attempt++) {
            try {
                Files.createDirectories(Objects.requireNonNull(link.getParent()));
                return Files.createLink(link, file);
            } catch (UnsupportedOperationException e) {
                throw new LakeFault("a lake needs a file system with hard links, which that of " + root + " is not", e);
            } catch (NoSuchFileException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw fault(root, e);
                }
            } catch (IOException e) {
                throw fault(root, e);
            }
        }
    }

    @Override
    public void close() {
        delete(folder, root);
    }

    private static void delete(Path folder, Path root) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw fault(root, e);
        }
    }

    private static LakeFault fault(Path root, IOException e) {
        return new LakeFault("look at the folder " + root + ": is it there, and has its disk room?", e);
    }
}
