package com.evertill.rehearsal.demo;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code ./evertill run}: starts the demo, tells how to get in, and runs until Ctrl-C or until a part ends by itself. */
public final class DemoMain {
    private DemoMain() {}

    public static void main(String[] arguments) {
        try {
            var options = DemoOptions.parse(List.of(arguments));
            if (options.help()) {
                System.out.println(DemoOptions.USAGE);
                return;
            }
            run(options);
        } catch (DemoFault e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(DemoOptions options) {
        var clock = InstantSource.system();
        var progress = new Progress(System.out, clock);
        var layout = new Layout(Path.of("").toAbsolutePath(), options.folder(), options.firstPort());
        var demo = Demo.prepare(layout, options, progress, clock);
        stopOnSignal(demo, progress);
        demo.start();
        progress.say(Welcome.to(demo));
        var dead = waitFor(demo.firstDeath());
        throw new DemoFault(dead.obituary());
    }

    /** Runs for Ctrl-C, for SIGTERM and for every way in which {@link #main} ends. */
    private static void stopOnSignal(Demo demo, Progress progress) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            progress.say("\nStopping ...");
            demo.close();
            progress.say("Stopped. The next start goes on from here.");
        }));
    }

    private static Child waitFor(CompletableFuture<Child> death) {
        return death.join();
    }
}
