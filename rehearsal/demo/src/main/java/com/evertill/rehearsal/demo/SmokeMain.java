package com.evertill.rehearsal.demo;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./evertill smoke}: the whole on free ports in a fresh folder, one day of a shop in a minute, then everything stopped again. */
public final class SmokeMain {
    private static final Path FOLDER = Path.of(".evertill", "smoke");

    private SmokeMain() {}

    public static void main(String[] arguments) {
        try {
            var options = DemoOptions.parse(withBothTerminals(arguments));
            var progress = new Progress(System.out, InstantSource.system());
            Layout.empty(FOLDER);
            var layout = new Layout(Path.of("").toAbsolutePath(), FOLDER, 1024).onFreePorts();
            run(layout, options, progress);
        } catch (DemoFault | Http.Refused e) {
            System.err.println("\nFAILED: " + e.getMessage());
            System.err.println("The logs are in " + FOLDER.resolve("logs") + ".");
            System.exit(1);
        }
    }

    private static List<String> withBothTerminals(String... arguments) {
        return Stream.concat(Stream.of("--zvt"), Stream.of(arguments)).toList();
    }

    private static void run(Layout layout, DemoOptions options, Progress progress) {
        try (var demo = Demo.prepare(layout, options, progress, InstantSource.system())) {
            demo.start();
            new Smoke(demo, progress).run();
        }
        VerifiedJournal.require(layout, options, progress);
        CheckedDevices.require(layout, options, progress);
        progress.say(
                "\nAll of it holds, on " + (options.nativeEdge().isPresent() ? "the native executable." : "the JVM."));
    }
}
