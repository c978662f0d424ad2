package com.evertill.cloud.forecast.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text that is committed beside the code which makes it. Run the test with {@code -Dupdate} to write it anew, and read the difference. */
final class Golden {
    private static final Path RESOURCES = Path.of("src/test/resources");

    static void check(String name, String actual) {
        var file = RESOURCES.resolve(name);
        try {
            if (System.getProperty("update") != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, actual);
            }
            assertThat(actual)
                    .as("%s; run with -Dupdate if it is to change", file)
                    .isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Golden() {}
}
