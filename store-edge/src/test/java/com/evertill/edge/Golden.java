package com.evertill.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text that is committed beside the tests. Run with {@code -Dupdate} to write it anew, and read the difference. */
public final class Golden {

    public static void check(String name, String actual) {
        var file = Path.of("src/test/resources").resolve(name);
        try {
            if (System.getProperty("update") != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, actual);
            }
            assertThat(actual)
                    .as("%s; run with -Dupdate if it is to change", file)
                    .isEqualTo(Files.exists(file) ? Files.readString(file) : "not there");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Golden() {}
}
