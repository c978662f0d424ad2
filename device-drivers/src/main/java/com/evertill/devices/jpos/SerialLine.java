package com.evertill.devices.jpos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jpos.JposConst;
import jpos.JposException;
import jpos.config.JposEntry;

/**
 * How a serial line is set up: by {@code stty}, so that no native library is needed. A device that is no serial line has none to set up.
 *
 * @param settings for {@code stty}; empty for no serial line.
 */
record SerialLine(List<String> settings) {

    static final SerialLine NONE = new SerialLine(List.of());

    /** Raw bytes both ways, no modem lines needed; a read that gets nothing ends after 200 ms, so that a vanished device is noticed. */
    private static final List<String> RAW = List.of("raw", "-echo", "clocal", "cread", "min", "0", "time", "2");

    /** A byte whose parity is wrong comes as zero, which nothing that is read here takes for a character, instead of as another character. */
    private static final String CHECKED = "inpck";

    /** From {@code baud}, {@code dataBits}, {@code parity}, {@code stopBits} and {@code flow}; 9600 8N1 without flow control where absent. */
    static SerialLine of(JposEntry entry, int usualBaud) throws JposException {
        var settings = new ArrayList<String>();
        settings.add(String.valueOf(LinkSettings.number(entry, "baud", usualBaud)));
        settings.addAll(RAW);
        settings.add(one(entry, "dataBits", "8", "7") ? "cs8" : "cs7");
        settings.addAll(
                switch (choice(entry, "parity", "none", "even", "odd")) {
                    case "even" -> List.of("parenb", "-parodd", CHECKED);
                    case "odd" -> List.of("parenb", "parodd", CHECKED);
                    default -> List.of("-parenb");
                });
        settings.add(one(entry, "stopBits", "1", "2") ? "-cstopb" : "cstopb");
        settings.addAll(
                switch (choice(entry, "flow", "none", "hardware", "software")) {
                    case "hardware" -> List.of("crtscts");
                    case "software" -> List.of("-crtscts", "ixon", "ixoff");
                    default -> List.of("-crtscts");
                });
        return new SerialLine(List.copyOf(settings));
    }

    private static boolean one(JposEntry entry, String name, String first, String other) throws JposException {
        return choice(entry, name, first, other).equals(first);
    }

    private static String choice(JposEntry entry, String name, String... choices) throws JposException {
        var chosen = LinkSettings.text(entry, name, choices[0]);
        if (!List.of(choices).contains(chosen)) {
            throw Jpos.error(
                    JposConst.JPOS_E_ILLEGAL,
                    entry.getLogicalName() + ": " + name + " is one of " + List.of(choices) + ", not " + chosen);
        }
        return chosen;
    }

    /** @throws IOException in the words of {@code stty}. */
    void setUp(Path device, Duration atMost) throws IOException {
        if (settings.isEmpty()) {
            return;
        }
        requireThatHangingUpIsHarmless();
        var command = new ArrayList<>(List.of("stty", "-F", device.toString()));
        command.addAll(settings);
        var stty = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            stty.getOutputStream().close();
            if (!stty.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("stty did not come back");
            }
            if (stty.exitValue() != 0) {
                var words = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                throw new IOException(words.isEmpty() ? "stty refused with " + stty.exitValue() : words);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } finally {
            stty.destroyForcibly();
        }
    }

    /**
     * The first serial line that a session leader without a terminal opens becomes its terminal, as systemd starts services; unplugging it
     * would then end the whole till by a hang-up signal. Java cannot open with {@code O_NOCTTY}.
     */
    private static void requireThatHangingUpIsHarmless() throws IOException {
        var stat = Files.readString(Path.of("/proc/self/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        boolean leads = fields[3].equals(stat.substring(0, stat.indexOf(' ')));
        boolean hasTerminal = !fields[4].equals("0");
        if (leads && !hasTerminal && !ignoresHangUp(Files.readString(Path.of("/proc/self/status")))) {
            throw new IOException("unplugging it would end this program, which leads its session:"
                    + " start it by nohup (systemd: ExecStart=/usr/bin/nohup ...)");
        }
    }

    /** The last bit of the mask of ignored signals is SIGHUP's. */
    private static boolean ignoresHangUp(String status) {
        return status.lines()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> Character.digit(line.charAt(line.length() - 1), 16) % 2 == 1);
    }
}
