package com.evertill.cloud.prices;

import static com.evertill.cloud.prices.Shelf.APPLES;
import static com.evertill.cloud.prices.Shelf.NOW;
import static com.evertill.cloud.prices.Shelf.euro;
import static com.evertill.cloud.prices.Shelf.taken;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.item.Item;
import com.evertill.commerce.release.Effective;
import com.evertill.commerce.sqlite.Database;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that was written before a change of price could be one of the price only. */
class PricesUpgradeTest {
    private static final int SCRIPTS_BEFORE = 3;
    private static final Item DEARER = APPLES.withPrice(euro(219));

    @TempDir
    Path folder;

    @BeforeEach
    void a_draft_as_it_was_kept_then() {
        var url = "jdbc:sqlite:" + folder.resolve("prices.db");
        try (var old = Database.open(url, PricesSchema.MIGRATIONS.subList(0, SCRIPTS_BEFORE))) {
            old.act(tx -> {
                tx.update(
                        "INSERT INTO draft(id, zone, title, state, created_by, created_at) VALUES('old', 'main', '', 'OPEN', 'ann', ?)",
                        NOW.toEpochMilli());
                tx.update(
                        "INSERT INTO draft_line VALUES('old', ?, 0, NULL, '4011', 'Apples', 'Fruit', 199, 'R', 'EACH')",
                        APPLES.id());
            });
        }
    }

    @Test
    void what_it_drafted_is_released_as_a_whole_and_priced_from_then_on() {
        try (var shelf = new Shelf(folder)) {
            assertThat(shelf.prices.drafts().find("old").orElseThrow().lines()).isEqualTo(1);
            assertThat(shelf.release("old", new Effective.Now()).number()).isEqualTo(1);
            var dearer = shelf.draft();
            taken(shelf.prices.drafts().changePrice(dearer, APPLES.id(), DEARER.price(), NOW));
            shelf.release(dearer, new Effective.Now());
            assertThat(shelf.read(shelf.manifestOf(2).full())).isEqualTo(Map.of("Apples", 219L));
        }
    }
}
