package com.evertill.commerce.sqlite;

import com.evertill.commerce.sqlite.DatabaseFault.Kind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One SQLite file with its one writer. Safe for use by many threads. */
public final class Database implements AutoCloseable {
    private static final int READERS = 4;
    private static final int[] OLDEST_SOUND_VERSION = {3, 51, 3};
    /** Pages of the write-ahead log that are worth moving. */
    private static final int LONG_LOG = 1_000;
    /** Pages at which a commit moves them itself, so that the log stays bounded where nobody calls {@link #checkpoint}. */
    private static final int LONGEST_LOG = 8 * LONG_LOG;

    private final String url;
    /** Fair: who writes much, a transaction at a time, must not overtake a scan that waits. */
    private final ReentrantLock writing = new ReentrantLock(true);

    private final Connection writerConnection;
    private final Tx writer;
    private volatile @Nullable String damage;
    private final BlockingQueue<Reader> idleReaders = new ArrayBlockingQueue<>(READERS);

    private record Reader(Connection connection, Tx tx) {}

    /** Work within one transaction. */
    public interface Work<T> {
        T in(Tx tx) throws SQLException;
    }

    /** Work within one transaction that gives nothing back. */
    public interface Act {
        void in(Tx tx) throws SQLException;
    }

    /**
     * Opens the file, makes it if it is not there, and brings its schema up to date.
     *
     * @param url {@code jdbc:sqlite:FILE}, with whatever options the driver takes.
     * @param migrations SQL scripts; number n makes version n of the schema, and a script that was ever shipped is never changed.
     * @throws DatabaseFault if that cannot be done.
     */
    public static Database open(String url, List<String> migrations) {
        try {
            var database = new Database(url);
            database.migrate(migrations);
            return database;
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
    }

    private Database(String url) throws SQLException {
        this.url = url;
        this.writerConnection = connect("PRAGMA foreign_keys=ON");
        this.writer = new Tx(writerConnection);
        requireSoundEngine();
        try (var statement = writerConnection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint=" + LONGEST_LOG);
        }
    }

    /** Runs alone; durable when it returns, undone when it throws. */
    public <T> T write(Work<T> work) {
        writing.lock();
        try {
            refuseIfDamaged();
            writer.update("BEGIN IMMEDIATE");
            try {
                var result = work.in(writer);
                writer.update("COMMIT");
                return result;
            } catch (Throwable anything) {
                undo(anything);
                throw anything;
            }
        } catch (SQLException e) {
            throw fault(e);
        } finally {
            writing.unlock();
        }
    }

    private void refuseIfDamaged() {
        var found = damage;
        if (found != null) {
            throw new DatabaseFault(Kind.THE_FILE_IS_DAMAGED, found);
        }
    }

    /** What is found to be damaged once is not believed any more: nothing is written to it from then on. */
    private DatabaseFault fault(SQLException e) {
        var fault = DatabaseFault.of(e);
        if (fault.kind() == Kind.THE_FILE_IS_DAMAGED) {
            condemn(String.valueOf(e.getMessage()));
        }
        return fault;
    }

    /** Somebody has found the file to be damaged. The first word counts. */
    public void condemn(String why) {
        if (damage == null) {
            damage = why;
        }
    }

    /** What is wrong with the file, if it was found to be damaged. */
    public Optional<String> damage() {
        return Optional.ofNullable(damage);
    }

    public void act(Act act) {
        this.<Object>write(tx -> {
            act.in(tx);
            return this;
        });
    }

    /** One consistent view of the last commit, beside any writer. */
    public <T> T read(Work<T> work) {
        return beside(reader -> {
            try {
                reader.update("BEGIN");
                return work.in(reader);
            } finally {
                reader.update("COMMIT");
            }
        });
    }

    /**
     * Moves what was committed from the write-ahead log into the file once that is worth while, beside writers and readers. To be called every now
     * and then: a commit that has to do it makes a customer wait.
     */
    public void checkpoint() {
        beside(reader -> {
            long waiting = reader.first("PRAGMA wal_checkpoint(NOOP)", row -> row.getLong(2) - row.getLong(3))
                    .orElse(0L);
            return waiting < LONG_LOG ? 0 : reader.number("PRAGMA wal_checkpoint(PASSIVE)");
        });
    }

    /**
     * Moves all that was committed into the file and empties the write-ahead log, in which what was overwritten since would still be read.
     *
     * @return false if somebody reads: then something may be left, and it is to be asked again.
     */
    public boolean emptyLog() {
        writing.lock();
        try {
            return writer.number("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
        } catch (SQLException e) {
            throw fault(e);
        } finally {
            writing.unlock();
        }
    }

    private <T> T beside(Work<T> work) {
        try {
            var reader = idleReaders.poll();
            if (reader == null) {
                var connection = connect("PRAGMA query_only=ON");
                reader = new Reader(connection, new Tx(connection));
            }
            try {
                return work.in(reader.tx);
            } finally {
                if (!idleReaders.offer(reader)) {
                    reader.connection.close();
                }
            }
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    /** A whole copy of the last commit in a file that must not exist yet, made while work goes on. */
    public void copyTo(java.nio.file.Path file) {
        try (var connection = connect("PRAGMA query_only=OFF");
                var statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, file.toString());
            statement.execute();
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            for (var reader = idleReaders.poll(); reader != null; reader = idleReaders.poll()) {
                reader.connection.close();
            }
            writerConnection.close();
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        } finally {
            writing.unlock();
        }
    }

    private void undo(Throwable cause) {
        try {
            writer.update("ROLLBACK");
        } catch (SQLException e) {
            // After some errors, a full disk among them, SQLite has already rolled back by itself and says so here.
            cause.addSuppressed(e);
        }
    }

    private Connection connect(String pragma) throws SQLException {
        var connection = DriverManager.getConnection(url);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout=5000");
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute(pragma);
        }
        return connection;
    }

    private void requireSoundEngine() throws SQLException {
        var version =
                writer.first("SELECT sqlite_version()", row -> row.getString(1)).orElseThrow();
        var parts = version.split("\\.", -1);
        for (int i = 0; i < OLDEST_SOUND_VERSION.length; i++) {
            int difference = Integer.compare(Integer.parseInt(parts[i]), OLDEST_SOUND_VERSION[i]);
            if (difference > 0) {
                return;
            }
            if (difference < 0) {
                throw new DatabaseFault(Kind.THE_ENGINE_IS_TOO_OLD, "SQLite " + version);
            }
        }
    }

    private void migrate(List<String> migrations) throws SQLException {
        long version = writer.number("PRAGMA user_version");
        if (version > migrations.size()) {
            throw new DatabaseFault(
                    Kind.THE_SCHEMA_IS_NEWER, "schema " + version + ", this software knows " + migrations.size());
        }
        for (int next = (int) version; next < migrations.size(); next++) {
            int number = next;
            act(tx -> {
                tx.script(migrations.get(number));
                tx.script("PRAGMA user_version=" + (number + 1));
            });
        }
    }
}
