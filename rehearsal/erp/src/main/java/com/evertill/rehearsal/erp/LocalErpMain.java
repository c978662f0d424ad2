package com.evertill.rehearsal.erp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * The stand-in as a program: {@code LocalErpMain FOLDER PORT [SEED]}. In the folder are {@code webhook.secrets}, a line each, and what it has taken. With a
 * seed one message in five goes wrong. One line when it is ready; ends cleanly on SIGTERM and Ctrl-C.
 */
public final class LocalErpMain {
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final int ONE_IN = 5;

    private LocalErpMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length < 2
                || arguments.length > 3
                || !arguments[1].matches("[0-9]{1,5}")
                || (arguments.length == 3 && !arguments[2].matches("[0-9]{1,18}"))) {
            System.err.println("Usage: LocalErpMain FOLDER PORT [SEED]");
            System.exit(2);
        }
        Supplier<ErpFault> faults = arguments.length == 3
                ? ErpFault.seeded(Long.parseLong(arguments[2]), ONE_IN, false)
                : () -> ErpFault.NONE;
        try {
            run(Path.of(arguments[0]), Integer.parseInt(arguments[1]), faults);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("The stand-in for an ERP cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Path folder, int port, Supplier<ErpFault> faults) throws IOException, InterruptedException {
        var config = new LocalErp.Config(
                port,
                Files.readAllLines(folder.resolve("webhook.secrets")),
                folder.resolve("messages.jsonl"),
                faults,
                SLOW,
                InstantSource.system(),
                task -> Thread.ofVirtual().start(task));
        try (var erp = new LocalErp(config)) {
            var stop = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(stop::countDown));
            System.out.println("Stand-in for an ERP at " + erp.address() + "/hooks");
            stop.await();
        }
    }
}
