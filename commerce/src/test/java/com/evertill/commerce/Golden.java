package com.evertill.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Text that is committed beside the code which makes it. Run the test with {@code -Dupdate} to write it anew, and read the difference. */
public final class Golden {
    private static final Path RESOURCES = Path.of("src");

    /** Among the resources that are shipped. */
    public static Path shipped(String name) {
        return RESOURCES.resolve("main/resources").resolve(name);
    }

    public static Path ofTests(String name) {
        return RESOURCES.resolve("test/resources").resolve(name);
    }

    public static void check(Path file, String actual) {
        try {
            if (System.getProperty("update") != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, actual);
            } else if (Files.exists(file)) {
                assertThat(actual)
                        .as("%s; run with -Dupdate if it is to change", file)
                        .isEqualTo(Files.readString(file));
            } else {
                fail("%s is not there; run with -Dupdate to write it:%n%s", file, actual);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files in a folder, by name. */
    public static List<Path> filesIn(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Golden() {}
}
