package com.evertill.rehearsal.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.edge.journal.Schema;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpTest {
    @TempDir
    private Path folder;

    @Test
    void every_table_is_looked_at_but_the_answers_themselves_and_one_that_comes_later_as_well() {
        try (var database = Schema.open("jdbc:sqlite:" + folder.resolve("edge.db"))) {
            database.act(tx -> tx.update("CREATE TABLE later(what TEXT)"));
            var before = Dump.of(database);
            assertThat(before.tables())
                    .contains("fact", "waiting_basket", "terminal_note", "reconciliation", "session", "sync", "later")
                    .doesNotContain("command", "command_forgotten");
            assertThat(Dump.of(database).changedSince(before)).isEmpty();
            database.act(tx -> tx.update("INSERT INTO later VALUES ('left behind')"));
            assertThat(Dump.of(database).changedSince(before)).containsExactly("later");
        }
    }
}
