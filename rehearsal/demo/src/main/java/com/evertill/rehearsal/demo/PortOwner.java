package com.evertill.rehearsal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who listens on a port, as Linux tells it (proc(5): {@code net/tcp}, {@code PID/fd}, {@code PID/cmdline}). */
final class PortOwner {
    private static final String LISTENING = "0A";
    private static final int COMMAND_LENGTH = 120;

    private PortOwner() {}

    /**
     * Process id and command, in words; "another program" where that cannot be learnt (other systems, other people's processes).
     *
     * @param proc usually {@code /proc}.
     */
    static String of(int port, Path proc) {
        var sockets = Stream.of("net/tcp", "net/tcp6")
                .flatMap(table -> lines(proc.resolve(table)).stream())
                .map(String::strip)
                .map(line -> List.of(line.split("\\s+")))
                .filter(columns -> listensOn(columns, port))
                .map(columns -> "socket:[" + columns.get(9) + "]")
                .collect(Collectors.toSet());
        return sockets.isEmpty() ? "another program" : holder(sockets, proc).orElse("a program of another user");
    }

    private static boolean listensOn(List<String> columns, int port) {
        return columns.size() > 9
                && columns.get(3).equals(LISTENING)
                && columns.get(1).endsWith(":%04X".formatted(port));
    }

    private static Optional<String> holder(Set<String> sockets, Path proc) {
        try (var processes = Files.list(proc)) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("[0-9]+"))
                    .filter(process -> holdsOneOf(sockets, process))
                    .map(process -> "process " + process.getFileName() + " (" + command(process) + ")")
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holdsOneOf(Set<String> sockets, Path process) {
        try (var open = Files.list(process.resolve("fd"))) {
            return open.anyMatch(descriptor -> sockets.contains(target(descriptor)));
        } catch (IOException | UncheckedIOException _) {
            return false; // ended meanwhile, or not ours to look into
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException _) {
            return ""; // closed meanwhile
        }
    }

    private static String command(Path process) {
        var words = String.join("", lines(process.resolve("cmdline")))
                .replace('\0', ' ')
                .strip();
        return words.length() <= COMMAND_LENGTH ? words : words.substring(0, COMMAND_LENGTH) + " …";
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        } catch (IOException _) {
            return List.of(); // a process that ended meanwhile; then there is nothing to tell
        }
    }
}
