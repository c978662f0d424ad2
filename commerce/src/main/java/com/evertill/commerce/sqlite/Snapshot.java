package com.evertill.commerce.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A copy of a database file, page by page as it was at one moment, that leaves the file and its write-ahead log alone.
 *
 * <p>File and log cannot simply be copied one after the other while somebody writes: a checkpoint in between moves pages from the log to the file
 * and the copy has them in neither. So, where an index of the log ({@code -shm}) says that somebody is or was at work, SQLite itself copies, reading
 * one commit from beginning to end. Without one nobody is there, and what may be evidence on a write-protected medium is copied as it lies.
 */
public final class Snapshot {
    /**
     * @param to does not exist yet.
     * @throws IOException if one of the files cannot be read or written.
     * @throws DatabaseFault if what is to be read is no database.
     */
    public static void copy(Path file, Path to) throws IOException {
        if (!inUse(file)) {
            copyAsItLies(file, to);
        }
        if (inUse(file)) { // or somebody has just come
            discard(to);
            copyOneCommit(file, to);
        }
    }

    /**
     * Looks into a file that nobody writes, and leaves nothing beside it.
     *
     * @throws DatabaseFault if it is no database, or damaged where the work looks.
     */
    public static <T> T look(Path file, Database.Work<T> work) {
        var url = "jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath() + "?immutable=1&mode=ro";
        try (var connection = DriverManager.getConnection(url)) {
            return work.in(new Tx(connection));
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
    }

    private static boolean inUse(Path file) {
        return Files.exists(beside(file, "-shm"));
    }

    /** With the log: what was committed last may be in it alone. */
    private static void copyAsItLies(Path file, Path to) throws IOException {
        Files.copy(file, to);
        if (Files.exists(beside(file, "-wal"))) {
            Files.copy(beside(file, "-wal"), beside(to, "-wal"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path copy) throws IOException {
        Files.deleteIfExists(copy);
        Files.deleteIfExists(beside(copy, "-wal"));
    }

    private static void copyOneCommit(Path file, Path to) {
        // Read-only: one that could write would move the log into the file when it is the last to leave.
        var url = "jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath() + "?mode=ro";
        try (var connection = DriverManager.getConnection(url)) {
            execute(connection, "PRAGMA busy_timeout=5000");
            execute(connection, "BEGIN");
            execute(
                    connection,
                    "SELECT count(*) FROM sqlite_schema"); // from here on this commit, whatever is committed
            execute(connection, "backup to '" + to + "'");
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private Snapshot() {}
}
