package com.evertill.rehearsal.bench;

import com.evertill.devices.agent.AgentMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the service is started.
 *
 * @param before what stands before the settings: an executable, or java with its options.
 * @param after what stands behind them.
 */
record Program(String name, List<String> before, List<String> after) {
    private static final Path JAR = Path.of("store-edge", "target", "quarkus-app", "quarkus-run.jar");
    private static final String LANE_HEAP = "-Xmx64m";
    private static final Path EXECUTABLE = Path.of("store-edge", "target", "edge", "evertill-edge");

    /** Empty where it was not compiled here. */
    static Optional<Program> compiled() {
        var program = EXECUTABLE.toAbsolutePath();
        return Files.isExecutable(program)
                ? Optional.of(new Program(
                        "native",
                        List.of(
                                program.toString(),
                                "-Xmx128m",
                                "-Dorg.sqlite.lib.path=" + program.getParent(),
                                "-Dorg.sqlite.lib.name=libsqlitejdbc.so"),
                        List.of()))
                : Optional.empty();
    }

    static Program onJvm(String... options) {
        var java = new ArrayList<>(List.of(
                java(), "-Xmx256m", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        java.addAll(List.of(options));
        return new Program("JVM", List.copyOf(java), List.of("-jar", JAR.toString()));
    }

    /** The lane's own program, as {@code ./evertill devices} starts it; what it is to do follows. */
    static List<String> laneOnJvm() {
        var module = Path.of("device-drivers", "target");
        return List.of(
                java(),
                LANE_HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                module.resolve("classes") + ":" + module.resolve("lane") + "/*",
                AgentMain.class.getName());
    }

    /** The same as the executable. */
    static Optional<List<String>> laneCompiled() {
        return compiled().map(program -> List.of(program.before().getFirst(), LANE_HEAP, "devices"));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    Program named(String other) {
        return new Program(other, before, after);
    }

    List<String> with(List<String> settings) {
        var command = new ArrayList<>(before);
        command.addAll(settings);
        command.addAll(after);
        return command;
    }

    /** Milliseconds until it has looked at a file that is not there, and ended: what the machine needs to start it at all. */
    double millisToStartAndEnd(Path folder) throws IOException, InterruptedException {
        var command = new ArrayList<>(with(List.of()));
        command.addAll(List.of("verify", folder.resolve("no-such-file").toString()));
        long began = System.nanoTime();
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("verify.log").toFile())
                .start()
                .waitFor();
        return (System.nanoTime() - began) / 1e6;
    }
}
