package com.evertill.cloud.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AthenaTablesTest {
    @Test
    void the_definitions_for_athena_are_these() {
        Golden.check("athena.sql", AthenaTables.ddl("evertill_lake", "s3://example-lake/facts", "2026-01-01"));
    }

    /** Each line of the frozen list is a table with the columns that it had when they were shipped. New ones are added to the list, behind. */
    @Test
    void columns_are_only_ever_added_behind_those_that_were_shipped() throws IOException {
        var shipped = Files.readAllLines(Path.of("src/test/resources/columns-v1.txt"));
        var now = LakeTables.ALL.stream().map(AthenaTablesTest::line).toList();
        assertThat(shipped).hasSizeGreaterThanOrEqualTo(24);
        for (var line : shipped) {
            assertThat(now).as("the table of: " + line).anyMatch(it -> it.equals(line) || it.startsWith(line + ","));
        }
    }

    @Test
    void names_are_there_once() {
        assertThat(LakeTables.ALL.stream().map(LakeTable::name)).doesNotHaveDuplicates();
        for (var table : LakeTables.ALL) {
            assertThat(names(table))
                    .as(table.name())
                    .doesNotHaveDuplicates()
                    .doesNotContainAnyElementsOf(LakeTable.PARTITIONS);
        }
    }

    private static String line(LakeTable table) {
        return table.columns().stream()
                .map(column -> column.name() + " " + column.kind().athena())
                .collect(Collectors.joining(",", table.name() + ": ", ""));
    }

    private static List<String> names(LakeTable table) {
        return table.columns().stream().map(Column::name).toList();
    }
}
