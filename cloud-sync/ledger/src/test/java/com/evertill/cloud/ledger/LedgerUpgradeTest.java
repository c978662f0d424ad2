package com.evertill.cloud.ledger;

import static com.evertill.cloud.ledger.Rig.DAY;
import static com.evertill.cloud.ledger.Rig.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.events.CloudEvent;
import com.evertill.commerce.sqlite.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that was kept before the other services were told of facts. */
class LedgerUpgradeTest {
    private static final int SCRIPTS_BEFORE = 4;

    @TempDir
    Path folder;

    @Test
    void they_are_told_of_all_its_facts_from_the_first_on_and_nothing_is_counted_again() {
        var box = new Box("acme.1.a");
        for (int sale = 1; sale <= 3; sale++) {
            box.happened(NOW, DAY, Sales.ofApples(sale, 1));
        }
        ledgerAsItWasKeptThen(box);
        try (var cloud = new Rig(folder)) {
            cloud.receive(box, 3, 3);
            cloud.read();
            assertThat(cloud.readers.news().events())
                    .extracting(CloudEvent::id)
                    .containsExactly("acme.1.a/1/1", "acme.1.a/1/2", "acme.1.a/1/3");
            assertThat(cloud.readers.sales().recent(null, 10)).hasSize(1);
        }
    }

    /** Two facts are in the archive, and the reader of sales has been over them; its rows are not needed here. */
    private void ledgerAsItWasKeptThen(Box box) {
        try (var old = Database.open(
                "jdbc:sqlite:" + folder.resolve("ledger.db"), LedgerSchema.MIGRATIONS.subList(0, SCRIPTS_BEFORE))) {
            old.act(tx -> tx.update("INSERT INTO reader VALUES('sales', 'acme.1.a', 1, 2)"));
        }
        try (var cloud = new Rig(folder)) {
            cloud.allow(box);
            cloud.receive(box, 1, 2);
        }
    }
}
