package com.evertill.edge.server;

import com.evertill.devices.agent.DevicesCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs the shop; with {@code verify FILE}, looks at a journal instead and starts nothing; with {@code devices}, is the program of a lane. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        if (arguments.length == 2 && arguments[0].equals("verify")) {
            System.exit(VerifyCommand.run(Path.of(arguments[1]), System.out));
        }
        if (arguments.length > 0 && arguments[0].equals("devices")) {
            System.exit(devices(List.of(arguments).subList(1, arguments.length)));
        }
        Quarkus.run(null, Main::end, arguments);
    }

    private static int devices(List<String> arguments) {
        var command = new DevicesCommand(
                System.out,
                task -> Thread.ofVirtual().name("device").start(task),
                InstantSource.system(),
                "the shop's executable",
                UUID.randomUUID().toString());
        return command.run(arguments);
    }

    /** Quarkus itself says nothing of a failure where somebody else ends the program. */
    private static void end(int status, @Nullable Throwable failure) {
        if (failure != null) {
            System.err.print(NotOpened.words(failure));
        }
        System.exit(status);
    }
}
