package com.evertill.commerce.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE sale(number INTEGER PRIMARY KEY, total INTEGER NOT NULL); CREATE TABLE other(x)",
            "ALTER TABLE sale ADD COLUMN cashier TEXT");

    @TempDir
    Path folder;

    @Test
    void what_was_written_is_there_after_closing_and_opening_again() {
        try (var database = open()) {
            database.act(tx -> tx.update("INSERT INTO sale VALUES(?, ?, ?)", 1, 250L, "7"));
        }
        try (var database = open()) {
            assertThat(totals(database)).containsExactly(250L);
        }
    }

    @Test
    void nothing_remains_of_work_that_throws() {
        try (var database = open()) {
            assertThatThrownBy(() -> database.act(tx -> {
                        tx.update("INSERT INTO sale VALUES(?, ?, ?)", 1, 250L, null);
                        throw new IllegalStateException("power cut");
                    }))
                    .hasMessage("power cut");
            assertThat(totals(database)).isEmpty();
            database.act(tx -> tx.update("INSERT INTO sale VALUES(?, ?, ?)", 1, 300L, null));
            assertThat(totals(database)).containsExactly(300L);
        }
    }

    @Test
    void a_reader_sees_the_last_commit_while_a_write_is_under_way() {
        try (var database = open()) {
            database.act(tx -> {
                tx.update("INSERT INTO sale VALUES(?, ?, ?)", 1, 250L, null);
                assertThat(totals(database)).isEmpty();
            });
            assertThat(totals(database)).containsExactly(250L);
        }
    }

    @Test
    void a_reader_cannot_write() {
        try (var database = open()) {
            assertThatThrownBy(() -> database.read(tx -> tx.update("DELETE FROM sale")))
                    .isInstanceOf(DatabaseFault.class);
        }
    }

    @Test
    void a_full_disk_is_a_fault_by_name_and_what_is_written_when_there_is_room_again_is_there() {
        try (var database = open()) {
            database.act(tx -> tx.update("INSERT INTO sale VALUES(?, ?, ?)", 1, 250L, "7"));
            database.act(tx -> tx.script("PRAGMA max_page_count=8"));
            for (int n = 0; n < 3; n++) {
                assertThatThrownBy(() -> database.act(tx -> {
                            tx.update("INSERT INTO sale VALUES(?, ?, ?)", 2, 300L, "7");
                            tx.update("INSERT INTO other VALUES(?)", new byte[100_000]);
                        }))
                        .isInstanceOfSatisfying(DatabaseFault.class, fault -> assertThat(fault.kind())
                                .isEqualTo(DatabaseFault.Kind.THE_DISK_IS_FULL));
            }
            database.act(tx -> tx.script("PRAGMA max_page_count=1000"));
            database.act(tx -> {
                tx.update("INSERT INTO sale VALUES(?, ?, ?)", 2, 300L, "7");
                tx.update("INSERT INTO other VALUES(?)", new byte[100_000]);
            });
            assertThat(totals(database)).containsExactly(250L, 300L);
        }
    }

    @Test
    void a_file_of_newer_software_is_refused() {
        open().close();
        assertThatThrownBy(() -> Database.open(url(), SCHEMA.subList(0, 1)))
                .isInstanceOfSatisfying(DatabaseFault.class, fault -> assertThat(fault.kind())
                        .isEqualTo(DatabaseFault.Kind.THE_SCHEMA_IS_NEWER));
    }

    @Test
    void a_file_that_is_no_database_is_a_fault_with_a_hint() throws Exception {
        java.nio.file.Files.writeString(folder.resolve("till.db"), "rubbish ".repeat(1000));
        assertThatThrownBy(this::open).isInstanceOfSatisfying(DatabaseFault.class, fault -> assertThat(fault.kind())
                .isEqualTo(DatabaseFault.Kind.THE_FILE_IS_DAMAGED));
    }

    @Test
    void a_copy_is_whole_and_made_beside_the_writer() {
        try (var database = open()) {
            database.act(tx -> tx.update("INSERT INTO sale VALUES(?, ?, ?)", 1, 250L, null));
            database.copyTo(folder.resolve("copy.db"));
        }
        try (var copy = Database.open("jdbc:sqlite:" + folder.resolve("copy.db"), SCHEMA)) {
            assertThat(totals(copy)).containsExactly(250L);
        }
    }

    @Test
    void a_long_log_is_moved_into_the_file_beside_the_writer() throws Exception {
        try (var database = open()) {
            int before = 1_100;
            for (int sale = 1; sale <= before; sale++) {
                int number = sale;
                database.act(tx -> tx.update("INSERT INTO sale VALUES(?, ?, ?)", number, 250L, null));
            }
            assertThat(inTheFileAlone()).as("nothing yet").isEmpty();
            database.act(tx -> {
                tx.update("INSERT INTO sale VALUES(?, ?, ?)", before + 1, 250L, null);
                database.checkpoint();
            });
            assertThat(inTheFileAlone()).as("all that was committed").hasSize(before);
            assertThat(totals(database)).hasSize(before + 1);
        }
    }

    @Test
    void a_short_log_is_left_alone() throws Exception {
        try (var database = open()) {
            database.act(tx -> tx.update("INSERT INTO sale VALUES(?, ?, ?)", 1, 250L, null));
            database.checkpoint();
            assertThat(inTheFileAlone()).isEmpty();
        }
    }

    @Test
    void a_log_that_nobody_moves_does_not_grow_for_ever() throws Exception {
        try (var database = open()) {
            for (int sale = 1; sale <= 10_000; sale++) {
                int number = sale;
                database.act(tx -> tx.update("INSERT INTO sale VALUES(?, ?, ?)", number, 250L, null));
            }
            assertThat(java.nio.file.Files.size(folder.resolve("till.db-wal"))).isLessThan(40_000_000);
        }
    }

    /** What is in the file without its log. */
    private List<Long> inTheFileAlone() throws Exception {
        var alone = folder.resolve("alone.db");
        java.nio.file.Files.copy(folder.resolve("till.db"), alone, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (var database = Database.open("jdbc:sqlite:" + alone, SCHEMA)) {
            return totals(database);
        }
    }

    private Database open() {
        return Database.open(url(), SCHEMA);
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("till.db");
    }

    private static List<Long> totals(Database database) {
        return database.read(tx -> tx.list("SELECT total FROM sale ORDER BY number", row -> row.getLong(1)));
    }
}
