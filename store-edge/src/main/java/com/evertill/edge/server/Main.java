package com.evertill.edge.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;

/** Runs the shop; with {@code verify FILE}, looks at a journal instead and starts nothing. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        if (arguments.length == 2 && arguments[0].equals("verify")) {
            System.exit(VerifyCommand.run(Path.of(arguments[1]), System.out));
        }
        Quarkus.run(arguments);
    }
}
