package com.evertill.rehearsal.plug;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A small library of ours that a program is started with, and that sees its calls on their way to the C library. Linux with a C compiler. */
final class Preload {
    private final Path library;

    /** @param place for the library; made if it is not there. */
    Preload(String name, Path place) throws IOException, InterruptedException {
        Files.createDirectories(place);
        this.library = place.resolve(name + ".so");
        var source = place.resolve(name + ".c");
        try (var in = Preload.class.getResourceAsStream("/plug/" + name + ".c")) {
            Files.copy(
                    Objects.requireNonNull(in, name + ".c is not in this build"),
                    source,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        compile(source);
    }

    /** Whether there is a compiler to make it with. */
    static boolean canBeHad() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "cc")));
    }

    private void compile(Path source) throws IOException, InterruptedException {
        var compiler = new ProcessBuilder(
                        "cc",
                        "-std=c11",
                        "-O2",
                        "-fPIC",
                        "-shared",
                        "-pthread",
                        "-o",
                        library.toString(),
                        source.toString(),
                        "-ldl")
                .redirectErrorStream(true)
                .start();
        var said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (compiler.waitFor() != 0) {
            throw new IOException(source + " cannot be compiled: " + said);
        }
    }

    /**
     * What a program is started through to have it.
     *
     * @param settings {@code NAME=value}, which the library reads.
     */
    List<String> wrapper(String... settings) {
        return Stream.concat(Stream.of("/usr/bin/env", "LD_PRELOAD=" + library), Stream.of(settings))
                .toList();
    }
}
