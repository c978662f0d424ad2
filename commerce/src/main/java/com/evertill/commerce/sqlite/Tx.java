package com.evertill.commerce.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection within a transaction. Parameters are text, byte arrays, whole numbers, or null. Its statements are prepared once and kept, so SQL
 * must be constant text.
 */
public final class Tx {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Tx(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row where it stands. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes one row where it stands. */
    public interface EachRow {
        void take(ResultSet row) throws SQLException;
    }

    /** The number of rows changed. */
    public int update(String sql, @Nullable Object... parameters) throws SQLException {
        return run(sql, parameters, PreparedStatement::executeUpdate);
    }

    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) throws SQLException {
        var found = new ArrayList<T>();
        each(sql, it -> found.add(row.read(it)), parameters);
        return found;
    }

    /** The first row, if there is one; {@code row} must not give null. */
    public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... parameters) throws SQLException {
        return run(sql, parameters, statement -> {
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
            }
        });
    }

    /** Row by row, for results that do not fit in memory. The same SQL must not be run again while it lasts. */
    public void each(String sql, EachRow row, @Nullable Object... parameters) throws SQLException {
        this.<Object>run(sql, parameters, statement -> {
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.take(rows);
                }
            }
            return statement;
        });
    }

    /** A number that is always there, such as a count; 0 where it is null. */
    public long number(String sql, @Nullable Object... parameters) throws SQLException {
        return first(sql, row -> row.getLong(1), parameters).orElse(0L);
    }

    /** Several statements at once, unprepared: for migrations. */
    void script(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private interface Execution<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /** The driver ends a statement that failed for good, on a full disk for instance: the next time it is prepared anew. */
    private <T> T run(String sql, @Nullable Object[] parameters, Execution<T> execution) throws SQLException {
        var statement = bind(sql, parameters);
        try {
            return execution.of(statement);
        } catch (SQLException e) {
            prepared.remove(sql);
            statement.close();
            throw e;
        }
    }

    private PreparedStatement bind(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            var value = parameters[i];
            switch (value) {
                case null -> statement.setNull(i + 1, Types.NULL);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case Boolean bool -> statement.setInt(i + 1, bool ? 1 : 0);
                case String text -> statement.setString(i + 1, text);
                default -> statement.setString(i + 1, value.toString());
            }
        }
        return statement;
    }
}
