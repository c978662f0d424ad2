package com.evertill.rehearsal.iot;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The broker as a program: {@code LocalIotMain FOLDER PORT}. One line when it is ready; ends cleanly on SIGTERM and Ctrl-C. */
public final class LocalIotMain {
    private LocalIotMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 2 || !isPort(arguments[1])) {
            System.err.println("Usage: LocalIotMain FOLDER PORT");
            System.exit(2);
        }
        try {
            run(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        } catch (LocalIotException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static boolean isPort(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65535;
    }

    private static void run(Path folder, int port) throws InterruptedException {
        var certificates = Certificates.in(folder.resolve("certificates"), InstantSource.system());
        var iot = LocalIot.start(new LocalIot.Config(port, certificates, Optional.of(folder.resolve("broker"))));
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            iot.close();
            stopped.countDown();
        }));
        System.out.println("Local IoT Core listens on localhost:" + iot.port() + ", certificates in "
                + folder.resolve("certificates"));
        stopped.await();
    }
}
