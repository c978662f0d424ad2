package com.evertill.cloud.lake;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the files of a lake. Needs nothing but the folder, and sees what is in it at each question. For one caller at a time. */
public final class LakeReader implements AutoCloseable {
    private final LakeFolder folder;
    private final Engine engine;

    public LakeReader(Path folder) {
        this.folder = new LakeFolder(folder, LakeFolder.LARGE);
        this.engine = new Engine(folder.resolve(".spill"));
    }

    /**
     * An answer.
     *
     * @param rows with a value for each column, null where there is none: whole numbers are {@link Long}, others {@link Double}.
     */
    public record Answer(List<String> columns, List<List<@Nullable Object>> rows) {}

    /** @param last included. */
    public Answer ask(LakeReport report, String tenant, LocalDate first, LocalDate last) {
        return ask(report.sql(), List.of(tenant, first.toString(), last.toString()));
    }

    /** @param parameters again and again, for as many as the question has. */
    Answer ask(String sql, List<String> parameters) {
        LakeTables.ALL.stream().filter(table -> isAskedFor(table, sql)).forEach(this::see);
        try (var statement = engine.connection().prepareStatement(sql)) {
            int count = statement.getParameterMetaData().getParameterCount();
            for (int i = 0; i < count; i++) {
                statement.setString(i + 1, parameters.get(i % parameters.size()));
            }
            try (var rows = statement.executeQuery()) {
                return answer(rows);
            }
        } catch (SQLException e) {
            throw Engine.fault(e);
        }
    }

    /** A look at a table opens all its files, so one that no question names is left alone. */
    private static boolean isAskedFor(LakeTable table, String sql) {
        return Pattern.compile("\\b" + table.name() + "\\b").matcher(sql).find();
    }

    /** The first select gives a table its columns where no file has them yet, or there is no file. */
    private void see(LakeTable table) {
        var sql = "SELECT %s WHERE false".formatted(columns(table));
        if (folder.holds(table)) {
            sql +=
                    " UNION ALL BY NAME SELECT * FROM read_parquet(%s, union_by_name=true, hive_partitioning=true, hive_types={%s})"
                            .formatted(Engine.text(folder.pattern(table)), partitionTypes());
        }
        engine.run("CREATE OR REPLACE TEMP VIEW " + table.name() + " AS " + sql);
    }

    private static String columns(LakeTable table) {
        var own = table.columns().stream()
                .map(column -> "CAST(NULL AS " + column.kind().here() + ") AS " + column.name());
        var partitions = LakeTable.PARTITIONS.stream().map(name -> "CAST(NULL AS VARCHAR) AS " + name);
        return Stream.concat(own, partitions).collect(Collectors.joining(", "));
    }

    private static String partitionTypes() {
        return LakeTable.PARTITIONS.stream()
                .map(name -> "'" + name + "': VARCHAR")
                .collect(Collectors.joining(", "));
    }

    private static Answer answer(ResultSet rows) throws SQLException {
        var about = rows.getMetaData();
        var columns = new ArrayList<String>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            columns.add(about.getColumnName(i));
        }
        var found = new ArrayList<List<@Nullable Object>>();
        while (rows.next()) {
            var row = new ArrayList<@Nullable Object>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(rows.getObject(i));
            }
            found.add(row);
        }
        return new Answer(columns, found);
    }

    @Override
    public void close() {
        engine.close();
    }
}
