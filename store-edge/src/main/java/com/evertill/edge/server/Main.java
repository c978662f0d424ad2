package com.evertill.edge.server;

import com.evertill.commerce.sqlite.DatabaseFault;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Runs the shop; with {@code verify FILE}, looks at a journal instead and starts nothing. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        if (arguments.length == 2 && arguments[0].equals("verify")) {
            System.exit(VerifyCommand.run(Path.of(arguments[1]), System.out));
        }
        Quarkus.run(null, Main::end, arguments);
    }

    /** What a person must act upon stands last, not above a page of calls. */
    private static void end(int status, @Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseFault) {
                System.err.println("The shop cannot be opened: " + cause.getMessage());
            }
        }
        System.exit(status);
    }
}
