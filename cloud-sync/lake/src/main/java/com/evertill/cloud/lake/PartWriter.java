package com.evertill.cloud.lake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Merges new rows into a part of a partition. Doing it again changes nothing. */
final class PartWriter {
    private static final String SAME_FACT =
            "held.store = fresh.store AND held.node = fresh.node AND held.epoch = fresh.epoch AND held.sequence = fresh.sequence";

    private final LakeFolder folder;
    private final Engine engine;

    PartWriter(LakeFolder folder, Engine engine) {
        this.folder = folder;
        this.engine = engine;
    }

    /**
     * Makes the file that will take the part's place.
     *
     * @param rows as JSON objects, one a row, facts whole.
     * @return the draft.
     */
    Path draft(LakeTable table, Partition partition, int part, List<String> rows) {
        var file = folder.part(table, partition, part);
        var draft = folder.draft(file);
        var fresh = draft.resolveSibling(draft.getFileName() + ".json");
        try {
            write(fresh, rows);
            engine.run(
                    "CREATE OR REPLACE TEMP TABLE fresh AS SELECT * FROM read_json(%s, format='newline_delimited', columns={%s})"
                            .formatted(Engine.text(fresh), columns(table)));
            engine.run("COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd)"
                    .formatted(merged(table, partition, part), Engine.text(draft)));
            Files.delete(fresh);
        } catch (IOException e) {
            throw new LakeFault("look at the disk of " + file, e);
        }
        return draft;
    }

    private static void write(Path file, List<String> rows) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (var row : rows) {
                writer.write(row);
                writer.newLine();
            }
        }
    }

    private static String columns(LakeTable table) {
        return table.columns().stream()
                .map(column -> Engine.text(column.name()) + ": "
                        + Engine.text(column.kind().here()))
                .collect(Collectors.joining(", "));
    }

    /** By name: an older file lacks columns, and a file of newer software has some that are not known here and stay. */
    private String merged(LakeTable table, Partition partition, int part) {
        var sql = new StringBuilder("SELECT * FROM fresh");
        var earlier = folder.parts(table, partition, part - 1);
        if (!earlier.isEmpty()) {
            sql.append(" WHERE NOT EXISTS (SELECT 1 FROM %s AS held WHERE %s)".formatted(parquet(earlier), SAME_FACT));
        }
        var held = folder.part(table, partition, part);
        if (Files.exists(held)) {
            sql.append(" UNION ALL BY NAME SELECT * FROM %s AS held WHERE NOT EXISTS (SELECT 1 FROM fresh WHERE %s)"
                    .formatted(parquet(List.of(held)), SAME_FACT));
        }
        return "SELECT * FROM (" + sql + ") ORDER BY store, node, epoch, sequence, place";
    }

    private static String parquet(List<Path> files) {
        return "read_parquet(" + Engine.files(files) + ", hive_partitioning=false, union_by_name=true)";
    }
}
