package com.evertill.rehearsal.plug;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * What a working shop uses at one moment (Linux).
 *
 * @param second since it began to sell.
 * @param memory resident, bytes.
 * @param handles open files and sockets.
 * @param log the write-ahead log's file, bytes.
 * @param journal pages of the database, those in the log included, in bytes.
 * @param sales so far.
 */
record Vitals(long second, long memory, long handles, long threads, long log, long journal, long sales) {

    static Vitals of(long pid, Path file, long second, long sales) throws IOException, SQLException {
        var process = Path.of("/proc", String.valueOf(pid));
        var status = Files.readAllLines(process.resolve("status"));
        var log = file.resolveSibling(file.getFileName() + "-wal");
        return new Vitals(
                second,
                number(status, "VmRSS:") * 1_024,
                handles(process),
                number(status, "Threads:"),
                Files.exists(log) ? Files.size(log) : 0,
                pages(file),
                sales);
    }

    private static long number(Iterable<String> lines, String name) throws IOException {
        for (var line : lines) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("the process says nothing of " + name);
    }

    private static long handles(Path process) throws IOException {
        try (var handles = Files.list(process.resolve("fd"))) {
            return handles.count();
        }
    }

    private static long pages(Path file) throws SQLException {
        var url = "jdbc:sqlite:file:" + file.toUri().getRawPath() + "?mode=ro";
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
