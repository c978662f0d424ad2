package com.evertill.cloud.lake;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** DuckDB, in memory: it writes Parquet and runs SQL over it. Keeps nothing of its own. Who closes it waits for what it is at. */
final class Engine implements AutoCloseable {
    private final Connection connection;

    /** @param spill where what does not fit in memory goes. */
    Engine(Path spill) {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            run("SET memory_limit='512MB'");
            run("SET temp_directory=" + text(spill));
            // Half of the machine is for those who wait in the shops.
            run("SET threads=" + Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
            // What it cannot do by itself it must not fetch from elsewhere.
            run("SET autoinstall_known_extensions=false");
            run("SET autoload_known_extensions=false");
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    Connection connection() {
        return connection;
    }

    synchronized void run(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    /** Whether it was given up because it took too long: DuckDB has no code of its own for that. */
    static boolean wasInterrupted(SQLException e) {
        return String.valueOf(e.getMessage()).startsWith("INTERRUPT");
    }

    static LakeFault fault(SQLException e) {
        return new LakeFault("DuckDB failed: look at the lake's folder and its disk; then at the file it names", e);
    }

    /** Within quotes. */
    static String text(Object value) {
        return "'" + value.toString().replace("'", "''") + "'";
    }

    static String files(List<Path> files) {
        return files.stream().map(Engine::text).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw fault(e);
        }
    }
}
