package com.evertill.rehearsal.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The stand-in as a program: {@code LocalProviderMain FOLDER PORT WEBHOOK}. In the folder are {@code api.key} and {@code webhook.secret}, as its client needs
 * them, and what it remembers. One line when it is ready; ends cleanly on SIGTERM and Ctrl-C.
 */
public final class LocalProviderMain {
    private static final Duration SLOW = Duration.ofSeconds(40);

    private LocalProviderMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 3 || !arguments[1].matches("[0-9]{1,5}")) {
            System.err.println("Usage: LocalProviderMain FOLDER PORT WEBHOOK");
            System.exit(2);
        }
        try {
            run(Path.of(arguments[0]), Integer.parseInt(arguments[1]), URI.create(arguments[2]));
        } catch (IOException | UncheckedIOException e) {
            System.err.println("The stand-in for the provider cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Path folder, int port, URI webhook) throws IOException, InterruptedException {
        var clock = InstantSource.system();
        var secrets = LocalSecrets.in(folder);
        var config = new LocalProvider.Config(
                port,
                Files.readString(secrets.apiKey()).strip(),
                Optional.of(folder.resolve("book.json")),
                () -> Fault.NONE,
                SLOW,
                clock,
                task -> Thread.ofVirtual().start(task));
        try (var provider = new LocalProvider(config)) {
            var messenger = new Messenger(
                    provider, webhook, Files.readString(secrets.webhookSecret()).strip(), clock);
            var telling = Thread.ofVirtual().start(messenger);
            var stop = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(stop::countDown));
            System.out.println("Stand-in for a provider of payments at " + provider.address());
            stop.await();
            telling.interrupt();
        }
    }
}
