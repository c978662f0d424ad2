package com.evertill.cloud.lake;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the files of a lake. Needs nothing but the folder, and sees what is in it at each question. One question at a time. */
public final class LakeReader implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final LakeFolder folder;
    private final Duration longest;
    private final Engine engine;

    /**
     * @param folder of the files.
     * @param longest after which a question is given up; whole seconds.
     */
    public LakeReader(Path folder, Duration longest) {
        this.folder = new LakeFolder(folder, LakeFolder.LARGE);
        this.longest = longest;
        this.engine = new Engine(folder.resolve(".spill"));
    }

    LakeReader(Path folder) {
        this(folder, LONGEST);
    }

    /**
     * Of what a report is asked.
     *
     * @param last included.
     * @param stores of the tenant; none for all of them.
     * @param most rows of the answer.
     */
    public record Question(String tenant, LocalDate first, LocalDate last, List<String> stores, int most) {
        private List<String> parameters() {
            return List.of(tenant, first.toString(), last.toString());
        }
    }

    /**
     * An answer.
     *
     * @param rows with a value for each column, null where there is none: whole numbers are {@link Long}, others {@link Double}.
     * @param isWhole false if there were more rows than were asked for.
     */
    public record Answer(List<String> columns, List<List<@Nullable Object>> rows, boolean isWhole) {}

    public synchronized Answer ask(LakeReport report, Question question) {
        try (var snapshot = new Snapshot(folder.root())) {
            for (var table : asked(report.sql())) {
                var files = folder.parts(table, question.tenant(), question.first(), question.last());
                see(table, files.isEmpty() ? "" : Engine.files(snapshot.of(files)), ofStores(question.stores()));
            }
            return answer(report.sql(), question.parameters(), question.most());
        }
    }

    /** @param parameters again and again, for as many as the question has. */
    synchronized Answer ask(String sql, List<String> parameters) {
        for (var table : asked(sql)) {
            see(table, folder.holds(table) ? Engine.text(folder.pattern(table)) : "", "");
        }
        return answer(sql, parameters, Integer.MAX_VALUE);
    }

    /** A look at a table opens all its files, so one that no question names is left alone. */
    private static List<LakeTable> asked(String sql) {
        return LakeTables.ALL.stream()
                .filter(table -> Pattern.compile("\\b" + table.name() + "\\b")
                        .matcher(sql)
                        .find())
                .toList();
    }

    private static String ofStores(List<String> stores) {
        return stores.isEmpty()
                ? ""
                : stores.stream().map(Engine::text).collect(Collectors.joining(", ", " WHERE store IN (", ")"));
    }

    /** The first select gives a table its columns where no file has them yet, or there is no file. */
    private void see(LakeTable table, String files, String chosen) {
        var sql = "SELECT %s WHERE false".formatted(columns(table));
        if (!files.isEmpty()) {
            sql +=
                    " UNION ALL BY NAME SELECT * FROM read_parquet(%s, union_by_name=true, hive_partitioning=true, hive_types={%s})%s"
                            .formatted(files, partitionTypes(), chosen);
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

    private Answer answer(String sql, List<String> parameters, int most) {
        try (var statement = engine.connection().prepareStatement(sql)) {
            int count = statement.getParameterMetaData().getParameterCount();
            for (int i = 0; i < count; i++) {
                statement.setString(i + 1, parameters.get(i % parameters.size()));
            }
            try (var rows = executed(statement)) {
                return answer(rows, most);
            }
        } catch (SQLException e) {
            throw Engine.fault(e);
        }
    }

    private ResultSet executed(PreparedStatement statement) throws SQLException {
        statement.setQueryTimeout(Math.toIntExact(longest.toSeconds()));
        try {
            return statement.executeQuery();
        } catch (SQLException e) {
            if (Engine.wasInterrupted(e)) {
                throw new TookTooLong(longest, e);
            }
            throw e;
        }
    }

    private static Answer answer(ResultSet rows, int most) throws SQLException {
        var about = rows.getMetaData();
        var columns = new ArrayList<String>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            columns.add(about.getColumnName(i));
        }
        var found = new ArrayList<List<@Nullable Object>>();
        while (found.size() < most && rows.next()) {
            var row = new ArrayList<@Nullable Object>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(rows.getObject(i));
            }
            found.add(row);
        }
        return new Answer(columns, found, !rows.next());
    }

    @Override
    public synchronized void close() {
        engine.close();
    }
}
