package com.evertill.edge.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.edge.store.StoreConfig;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotOpenedTest {
    @Test
    void a_fault_of_ours_is_told_in_its_own_words_and_nothing_else(@TempDir Path folder) {
        var fault = Assertions.catchThrowable(() -> StoreConfig.read(folder.resolve("store.json")));
        assertThat(NotOpened.words(new RuntimeException("Failed to start quarkus", fault)))
                .startsWith("The shop cannot be opened: The store's configuration " + folder)
                .endsWith("docs/store.md shows what belongs in it.\n")
                .hasLineCount(1);
    }

    @Test
    void of_anything_else_the_last_line_is_what_began_it_and_the_calls_stand_above() {
        var wrong = new IllegalArgumentException("nothing says where they come in: set EVERTILL_LANES_PORT");
        assertThat(NotOpened.words(new RuntimeException("Failed to start quarkus", wrong)))
                .startsWith("java.lang.RuntimeException: Failed to start quarkus")
                .contains("at com.evertill.edge.server.NotOpenedTest")
                .endsWith("The shop cannot be opened: nothing says where they come in: set EVERTILL_LANES_PORT\n");
    }

    @Test
    void what_has_no_words_is_told_by_its_name() {
        assertThat(NotOpened.words(new StackOverflowError()))
                .endsWith("The shop cannot be opened: java.lang.StackOverflowError\n");
    }
}
