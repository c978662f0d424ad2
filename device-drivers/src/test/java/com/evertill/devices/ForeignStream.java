package com.evertill.devices;

import com.evertill.devices.simulator.PrinterSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;

/** What an encoder that nobody here wrote sends to a printer. */
record ForeignStream(String name, byte[] bytes) {

    private static final Path FOLDER = Path.of("src/test/streams");

    /** {@code GS ( H}: answered when everything before it is on paper. */
    private static final byte[] ARE_YOU_DONE = "\u001D(H\u0006\u000000DONE".getBytes(StandardCharsets.ISO_8859_1);

    static ForeignStream recorded(String name) {
        try {
            return new ForeignStream(name, Files.readAllBytes(FOLDER.resolve(name + ".bin")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static List<ForeignStream> allRecorded() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".bin"))
                    .sorted()
                    .map(file -> recorded(file.replace(".bin", "")))
                    .toList();
        }
    }

    /** A printer that has printed it. */
    PrinterSimulator printed(Executor executor) throws IOException {
        var printer = new PrinterSimulator(0, executor);
        try (var cable = new Socket(InetAddress.getLoopbackAddress(), printer.port())) {
            cable.setSoTimeout(20_000);
            cable.getOutputStream().write(bytes);
            cable.getOutputStream().write(ARE_YOU_DONE);
            var answers = new StringBuilder();
            while (!answers.toString().endsWith("DONE")) {
                int next = cable.getInputStream().read();
                if (next < 0) {
                    throw new IOException("the printer hung up after \"" + answers + "\"");
                }
                answers.append((char) next);
            }
        }
        return printer;
    }

    @Override
    public String toString() {
        return name;
    }
}
